import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { JudgeTrips } from './judge-trips.js';
import { KeepTrips } from './keep-trips.js';
import { Trip } from './trip.entity.js';
import type { Advice, TripState } from './trip.rules.js';

interface TripChangeWanted {
  by: string;
  state: TripState;
  advice?: Advice;
  /** The columns that change; throws the Rejection when the trip does not allow it. */
  change: (trip: Trip) => Partial<Trip>;
}

/** Takes a trip one step on: locked, judged anew by its new dates, and told. */
@Injectable()
export class ChangeTrip {
  constructor(
    private readonly judge: JudgeTrips,
    private readonly keep: KeepTrips,
  ) {}

  async execute(tx: EntityManager, tripId: string, { by, state, advice, change }: TripChangeWanted): Promise<Trip> {
    const before = await tx.findOne(Trip, { where: { id: tripId }, lock: { mode: 'pessimistic_write' } });
    if (!before) throw new Rejection('TRIP_UNKNOWN');
    const after: Trip = { ...before, ...change(before), state, version: before.version + 1 };
    if (state === 'deferred' || state === 'arrived') [after.rule = null] = await this.judge.execute(tx, [after]);
    await this.keep.execute(tx, [{ before, after }], { by, what: state, ...(advice && { advice }) });
    return after;
  }
}
