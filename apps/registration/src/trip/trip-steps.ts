import { Injectable } from '@nestjs/common';
import { CloseTrip } from './close-trip.js';
import { DeferTrip } from './defer-trip.js';
import { MarkArrived } from './mark-arrived.js';
import { PlanTrip } from './plan-trip.js';
import { RegisterTrip } from './register-trip.js';

/** The way of a trip, in order. */
@Injectable()
export class TripSteps {
  constructor(
    readonly plan: PlanTrip,
    readonly defer: DeferTrip,
    readonly arrive: MarkArrived,
    readonly register: RegisterTrip,
    readonly close: CloseTrip,
  ) {}
}
