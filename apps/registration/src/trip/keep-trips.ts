import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripArrived, TripClosed, TripDeferred, TripPlanned, TripReassessed, TripRegistered } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { buildingOf } from '../area/count-population.js';
import { CountArrivals, type TripStep } from './count-arrivals.js';
import { TripChange, type TripHappening } from './trip-change.entity.js';
import { factsOfTrip } from './trip-facts.js';
import { Trip } from './trip.entity.js';
import type { Advice } from './trip.rules.js';

interface Happening {
  by: string;
  what: TripHappening;
  advice?: Advice;
}

/** Writes a step of trips: rows, history, figures and facts together, so that none says something else than the other. */
@Injectable()
export class KeepTrips {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountArrivals,
    private readonly clock: Clock,
  ) {}

  /** `after` carries the raised version. */
  async execute(tx: EntityManager, steps: readonly TripStep[], { by, what, advice }: Happening): Promise<void> {
    if (steps.length === 0) return;
    const at = this.clock.now();
    await tx.save(
      Trip,
      steps.map(({ after }) => after),
    );
    const changes = steps.map(({ after: { id: tripId, householdId, roomPath, plannedOn, rule } }) => ({
      ...{ id: uuidv7(), tripId, householdId, roomPath, at, by, what, plannedOn, advice: advice ?? null, rule },
    }));
    await tx.createQueryBuilder().insert().into(TripChange).values(changes).updateEntity(false).execute();
    await this.count.execute(tx, steps);
    for (const step of steps) await this.tell(tx, what, step);
  }

  private async tell(tx: EntityManager, what: TripHappening, { before, after }: TripStep): Promise<void> {
    const facts = factsOfTrip(after);
    const about = { sequence: after.version, jurisdiction: buildingOf(after.roomPath) };
    const arrivedAt = after.arrivedAt?.toISOString() ?? null;
    switch (what) {
      case 'planned':
        return this.outbox.add(tx, TripPlanned, facts, about);
      case 'deferred':
        return this.outbox.add(tx, TripDeferred, { ...facts, deferredFrom: before?.plannedOn ?? after.plannedOn }, about);
      case 'arrived':
        return this.outbox.add(tx, TripArrived, { ...facts, arrivedAt: arrivedAt ?? '' }, about);
      case 'registered':
        return this.outbox.add(tx, TripRegistered, { ...facts, arrivedAt: arrivedAt ?? '' }, about);
      case 'closed':
        return this.outbox.add(tx, TripClosed, { ...facts, reason: after.closingReason ?? 'not-coming' }, about);
      case 'reassessed':
        return this.outbox.add(tx, TripReassessed, { ...facts, arrivedAt, formerRule: before?.rule ?? null }, about);
    }
  }
}
