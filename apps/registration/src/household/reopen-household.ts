import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdRegistered } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { Household } from './household.entity.js';
import { nextNumber } from './next-number.js';

/** A household that was closed lives again in its room; one that is not closed stays as it is. */
@Injectable()
export class ReopenHousehold {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, householdId: string): Promise<void> {
    const household = await tx.findOneOrFail(Household, { where: { id: householdId }, lock: { mode: 'pessimistic_write' } });
    if (!household.closedAt) return;
    const { roomCode, roomPath } = household;
    const version = household.version + 1;
    await tx.update(Household, { id: householdId }, { closedAt: null, number: await nextNumber(tx, roomCode), version });
    await this.outbox.add(tx, HouseholdRegistered, { householdId, roomCode, roomPath }, { sequence: version, jurisdiction: roomPath });
    await this.count.execute(tx, [{ roomPath, households: 1 }]);
    await this.history.execute(tx, by, [{ householdId, roomPath, what: 'household-registered' }]);
  }
}
