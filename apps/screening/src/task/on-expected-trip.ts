import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripArrived, TripClosed, TripDeferred, TripPlanned } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { OpenTasks } from './open-tasks.js';
import { SettleTasks } from './settle-tasks.js';

/** Whoever plans to come from a key region is called, and persuaded to wait; once they wait, come or stay away there is nobody to call. */
@Controller()
export class OnExpectedTrip {
  constructor(
    private readonly open: OpenTasks,
    private readonly settle: SettleTasks,
  ) {}

  @On(TripPlanned)
  async planned({ payload }: EventOf<typeof TripPlanned>, tx: EntityManager): Promise<void> {
    const { tripId: source, areaPath, householdId, rule } = payload;
    if (rule) await this.open.execute(tx, [{ kind: 'call-returnee', source, areaPath, householdId, residentId: null }]);
  }

  @On(TripDeferred)
  async deferred({ payload: { tripId } }: EventOf<typeof TripDeferred>, tx: EntityManager): Promise<void> {
    await this.settle.execute(tx, 'call-returnee', [tripId], 'done');
  }

  @On(TripArrived)
  async arrived({ payload: { tripId } }: EventOf<typeof TripArrived>, tx: EntityManager): Promise<void> {
    await this.settle.execute(tx, 'call-returnee', [tripId], 'not-needed');
  }

  @On(TripClosed)
  async closed({ payload: { tripId } }: EventOf<typeof TripClosed>, tx: EntityManager): Promise<void> {
    await this.settle.execute(tx, 'call-returnee', [tripId], 'not-needed');
  }
}
