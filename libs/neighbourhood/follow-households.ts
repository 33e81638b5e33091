import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdClosed, HouseholdMoved, HouseholdRegistered } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { OnMany } from '#messaging/on.js';
import { KeepHouseholds } from './keep-households.js';

/** Keeps in which room households live. */
@Controller()
export class FollowHouseholds {
  constructor(private readonly keep: KeepHouseholds) {}

  @OnMany(HouseholdRegistered)
  async registered(events: readonly EventOf<typeof HouseholdRegistered>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => ({ ...payload, closed: false })),
    );
  }

  @OnMany(HouseholdMoved)
  async moved(events: readonly EventOf<typeof HouseholdMoved>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => ({ ...payload, closed: false })),
    );
  }

  @OnMany(HouseholdClosed)
  async closed(events: readonly EventOf<typeof HouseholdClosed>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => ({ ...payload, closed: true })),
    );
  }
}
