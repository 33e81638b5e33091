import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentUpdated } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { buildingOf } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { IndexResidents } from './index-residents.js';
import { factsOf } from './resident-facts.js';
import { ResidentFile } from './resident-file.js';
import type { Relation } from '../household/household.rules.js';
import { Resident } from './resident.entity.js';
import { changedFields } from './changes.rules.js';
import type { Person } from './resident.rules.js';

export interface ResidentCorrection {
  /** As just read and locked in this transaction. */
  resident: Resident;
  relation: Relation;
  person: Person;
}

/** Corrects what is known of people. Who is written exactly as before stays untouched, without an event. */
@Injectable()
export class UpdateResidents {
  constructor(
    private readonly outbox: Outbox,
    private readonly file: ResidentFile,
    private readonly index: IndexResidents,
    private readonly history: WriteHistory,
  ) {}

  /** @returns the residents that changed. */
  async execute(tx: EntityManager, by: string, corrections: readonly ResidentCorrection[]): Promise<Resident[]> {
    const changed: { resident: Resident; fields: string[] }[] = [];
    for (const { resident, relation, person } of corrections) {
      const fields = changedFields({ ...this.file.open(resident), relation: resident.relation }, { ...person, relation });
      if (fields.length === 0) continue;
      const columns = { ...this.file.close(resident.id, this.file.keyOf(resident), person), relation, version: resident.version + 1 };
      await tx.update(Resident, { id: resident.id }, columns);
      changed.push({ resident: { ...resident, ...columns }, fields });
    }
    await this.index.execute(
      tx,
      changed.map(({ resident }) => resident),
      false,
    );
    await this.outbox.addMany(
      tx,
      ResidentUpdated,
      changed.map(({ resident }) => ({
        payload: factsOf(resident),
        sequence: resident.version,
        jurisdiction: buildingOf(resident.roomPath),
      })),
    );
    await this.history.execute(
      tx,
      by,
      changed.map(({ resident: { id, householdId, roomPath }, fields }) => ({
        householdId,
        residentId: id,
        roomPath,
        what: 'resident-updated' as const,
        fields,
      })),
    );
    return changed.map(({ resident }) => resident);
  }
}
