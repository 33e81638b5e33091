import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangeTrip } from './change-trip.js';
import type { Trip } from './trip.entity.js';
import { checkClosing, type ClosingReason } from './trip.rules.js';

/** It is over: they settled in, or they are not coming. */
@Injectable()
export class CloseTrip {
  constructor(private readonly step: ChangeTrip) {}

  execute(tx: EntityManager, by: string, tripId: string, reason: ClosingReason): Promise<Trip> {
    const change = (trip: Trip) => {
      checkClosing(trip, reason);
      return { closingReason: reason };
    };
    return this.step.execute(tx, tripId, { by, state: 'closed', change });
  }
}
