import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { ChangeTrip } from './change-trip.js';
import type { Trip } from './trip.entity.js';
import { acceptDeferral, type Advice } from './trip.rules.js';

/** They were advised to wait, and come on a later day. */
@Injectable()
export class DeferTrip {
  constructor(
    private readonly step: ChangeTrip,
    private readonly clock: Clock,
  ) {}

  execute(tx: EntityManager, by: string, tripId: string, advice: Advice, newDate: string): Promise<Trip> {
    const change = (trip: Trip) => ({ plannedOn: acceptDeferral(trip, newDate, this.clock.today()) });
    return this.step.execute(tx, tripId, { by, state: 'deferred', advice, change });
  }
}
