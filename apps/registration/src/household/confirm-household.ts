import { Injectable } from '@nestjs/common';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { WriteHistory } from '../change/write-history.js';
import { Resident } from '../resident/resident.entity.js';
import { Household } from './household.entity.js';

/** A worker has compared what a family said of itself: whoever named a document is complete from now on. */
@Injectable()
export class ConfirmHousehold {
  constructor(private readonly history: WriteHistory) {}

  async execute(tx: EntityManager, by: string, householdId: string): Promise<Household> {
    const household = await tx.findOne(Household, { where: { id: householdId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    if (!household.unconfirmed) return household;
    await tx.update(Household, { id: householdId }, { unconfirmed: false });
    await tx.update(Resident, { householdId, documentsSealed: Not(IsNull()) }, { completeness: 'complete' });
    await this.history.execute(tx, by, [{ householdId, roomPath: household.roomPath, what: 'household-confirmed' }]);
    return { ...household, unconfirmed: false };
  }
}
