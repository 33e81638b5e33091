import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MergeUndone } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import { buildingOf, CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { ReopenHousehold } from '../household/reopen-household.js';
import { Resident } from './resident.entity.js';

/** They were two people after all: the record is counted again as it was, and its household lives again where it had ended. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
    private readonly reopen: ReopenHousehold,
  ) {}

  async execute(tx: EntityManager, by: string, residentId: string): Promise<Resident> {
    const resident = await tx.findOne(Resident, { where: { id: residentId }, lock: { mode: 'pessimistic_write' } });
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    const { mergedInto, householdId, roomPath } = resident;
    if (!mergedInto) throw new Rejection('RESIDENT_NOT_MERGED');
    const version = resident.version + 1;
    await this.reopen.execute(tx, by, householdId);
    await tx.update(Resident, { id: residentId }, { mergedInto: null, version });
    const areaPath = buildingOf(roomPath);
    const payload = { residentId, fromResidentId: mergedInto, householdId, areaPath };
    await this.outbox.add(tx, MergeUndone, payload, { sequence: version, jurisdiction: areaPath });
    await this.count.execute(tx, [{ roomPath, residents: 1 }]);
    await this.history.execute(tx, by, [
      { householdId, residentId, roomPath, what: 'merge-undone' },
      ...(await this.standing(tx, mergedInto)).map((entry) => ({ ...entry, what: 'merge-undone' as const })),
    ]);
    return { ...resident, mergedInto: null, version };
  }

  private async standing(tx: EntityManager, id: string): Promise<{ householdId: string; residentId: string; roomPath: string }[]> {
    const standing = await tx.findOneBy(Resident, { id });
    return standing ? [{ householdId: standing.householdId, residentId: id, roomPath: standing.roomPath }] : [];
  }
}
