import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { ChangeTrip } from './change-trip.js';
import type { Trip } from './trip.entity.js';
import { checkArrival } from './trip.rules.js';

/** They are here; the list that was in force when they came decides. */
@Injectable()
export class MarkArrived {
  constructor(
    private readonly step: ChangeTrip,
    private readonly clock: Clock,
  ) {}

  execute(tx: EntityManager, by: string, tripId: string, arrivedAt: Date): Promise<Trip> {
    const change = (trip: Trip) => {
      checkArrival(trip, arrivedAt, this.clock.now());
      return { arrivedAt };
    };
    return this.step.execute(tx, tripId, { by, state: 'arrived', change });
  }
}
