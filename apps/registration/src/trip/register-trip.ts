import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangeTrip } from './change-trip.js';
import type { Trip } from './trip.entity.js';
import { checkRegistration } from './trip.rules.js';

/** A worker has met them, and compared what they said. */
@Injectable()
export class RegisterTrip {
  constructor(private readonly step: ChangeTrip) {}

  execute(tx: EntityManager, by: string, tripId: string): Promise<Trip> {
    const change = (trip: Trip) => {
      checkRegistration(trip);
      return {};
    };
    return this.step.execute(tx, tripId, { by, state: 'registered', change });
  }
}
