import { Injectable } from '@nestjs/common';
import { isClearFor, type Sight } from '#platform/policy.js';
import { maskDocument } from '../resident/document.rules.js';
import type { Trip } from './trip.entity.js';
import { TripFile } from './trip-file.js';
import type { TripType } from './trip.graphql.js';

/** A trip as this caller may see it. */
@Injectable()
export class ShowTrip {
  constructor(private readonly file: TripFile) {}

  execute(trip: Trip, sight: Sight): TripType {
    const { id, householdId, residentIds, state, origin, via, leftOn, plannedOn, arrivedAt, rule, closingReason, version } = trip;
    const vehicle = this.file.vehicle(trip);
    const clear = isClearFor(sight, trip.roomPath, householdId);
    return {
      ...{ id, householdId, residentIds, state, origin, via, leftOn, plannedOn, arrivedAt, rule, closingReason, version },
      vehicle: vehicle && { ...vehicle, number: clear || !vehicle.number ? vehicle.number : maskDocument(vehicle.number) },
    };
  }
}
