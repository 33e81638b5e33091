import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { ResidentMoved } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import { buildingOf, CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { Household } from '../household/household.entity.js';
import { factsOf } from './resident-facts.js';
import type { Relation } from '../household/household.rules.js';
import { Resident } from './resident.entity.js';

/** One person moves to another household; the file, its key and the history stay the same. */
@Injectable()
export class MoveResident {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, residentId: string, toHouseholdId: string, relation: Relation): Promise<Resident> {
    const resident = await tx.findOne(Resident, { where: { id: residentId }, lock: { mode: 'pessimistic_write' } });
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    if (resident.mergedInto) throw new Rejection('RESIDENT_MERGED');
    const household = await tx.findOneBy(Household, { id: toHouseholdId, closedAt: IsNull() });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    const from = { householdId: resident.householdId, roomPath: resident.roomPath };
    if (from.householdId === household.id) return resident;
    const place = { householdId: household.id, roomPath: household.roomPath, relation, version: resident.version + 1 };
    await tx.update(Resident, { id: residentId }, place);
    const moved: Resident = Object.assign(resident, place);
    const payload = { ...factsOf(moved), fromHouseholdId: from.householdId };
    await this.outbox.add(tx, ResidentMoved, payload, { sequence: moved.version, jurisdiction: buildingOf(moved.roomPath) });
    await this.count.execute(tx, [
      { roomPath: from.roomPath, residents: -1 },
      { roomPath: moved.roomPath, residents: 1 },
    ]);
    const entry = { residentId, what: 'resident-moved' as const };
    await this.history.execute(tx, by, [
      { ...entry, ...from },
      { ...entry, householdId: moved.householdId, roomPath: moved.roomPath },
    ]);
    return moved;
  }
}
