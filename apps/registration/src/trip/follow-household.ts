import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { CountArrivals } from './count-arrivals.js';
import { Trip } from './trip.entity.js';

/** Trips that are not over go where their household goes, and are counted there. */
@Injectable()
export class FollowHousehold {
  constructor(private readonly count: CountArrivals) {}

  async execute(tx: EntityManager, householdId: string, roomPath: string): Promise<void> {
    const trips = await tx.find(Trip, { where: { householdId, state: Not('closed') }, lock: { mode: 'pessimistic_write' } });
    if (trips.length === 0) return;
    await tx.update(Trip, { id: In(trips.map(({ id }) => id)) }, { roomPath });
    await this.count.execute(
      tx,
      trips.map((before) => ({ before, after: { ...before, roomPath } })),
    );
  }
}
