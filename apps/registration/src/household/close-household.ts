import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { HouseholdClosed } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { UnlinkAccounts } from '../account/unlink-accounts.js';
import { CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { Resident } from '../resident/resident.entity.js';
import { Household } from './household.entity.js';

/** A household that nobody belongs to any more ends; while people are in it, they move first. */
@Injectable()
export class CloseHousehold {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
    private readonly accounts: UnlinkAccounts,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, householdId: string): Promise<Household> {
    const household = await tx.findOne(Household, { where: { id: householdId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    const members = await tx.countBy(Resident, { householdId, mergedInto: IsNull() });
    if (members > 0) throw new Rejection('HOUSEHOLD_NOT_EMPTY', { members });
    const version = household.version + 1;
    Object.assign(household, { version, closedAt: this.clock.now() });
    await tx.update(Household, { id: householdId }, { version, closedAt: household.closedAt });
    const { roomCode, roomPath } = household;
    await this.outbox.add(tx, HouseholdClosed, { householdId, roomCode, roomPath }, { sequence: version, jurisdiction: roomPath });
    await this.count.execute(tx, [{ roomPath, households: -1 }]);
    await this.history.execute(tx, by, [{ householdId, roomPath, what: 'household-closed' }]);
    await this.accounts.execute(tx, by, { householdId });
    return household;
  }
}
