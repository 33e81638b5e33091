import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { completedBy, completenessBySelf } from './changes.rules.js';
import { ResidentFile } from './resident-file.js';
import type { Relation } from '../household/household.rules.js';
import { Resident } from './resident.entity.js';
import { acceptPerson, type PersonEntry } from './resident.rules.js';
import { UpdateResidents } from './update-residents.js';

export interface Correction {
  id: string;
  /** As the worker saw it. */
  version: number;
  relation: Relation | null;
  person: PersonEntry;
  /** The person or the family says it, and no worker: a document that is new was seen by nobody. */
  bySelf?: boolean;
}

/** A worker corrects one person. Two workers on one record: the second is told, and nothing is overwritten. */
@Injectable()
export class CorrectResident {
  constructor(
    private readonly update: UpdateResidents,
    private readonly file: ResidentFile,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, { id, version, relation, person: entry, bySelf = false }: Correction): Promise<Resident> {
    const resident = await tx.findOne(Resident, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    if (resident.mergedInto) throw new Rejection('RESIDENT_MERGED');
    if (resident.version !== version) throw new Rejection('CHANGED_MEANWHILE');
    const known = this.file.open(resident);
    const completed = completedBy(acceptPerson(entry, this.clock.today()), known);
    const person = bySelf ? { ...completed, completeness: completenessBySelf(known, completed) } : completed;
    if (relation === 'head' && resident.relation !== 'head') await this.onlyOneHead(tx, resident);
    const [changed] = await this.update.execute(tx, by, [{ resident, relation: relation ?? resident.relation, person }]);
    return changed ?? resident;
  }

  private async onlyOneHead(tx: EntityManager, { id, householdId }: Resident): Promise<void> {
    if ((await tx.countBy(Resident, { householdId, relation: 'head', id: Not(id), mergedInto: IsNull() })) > 0)
      throw new Rejection('HOUSEHOLD_HAS_HEAD');
  }
}
