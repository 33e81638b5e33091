import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdClosed, HouseholdMoved, HouseholdRegistered } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { KeepHouseholds } from './keep-households.js';

/** Keeps in which room households live. */
@Controller()
export class FollowHouseholds {
  constructor(private readonly keep: KeepHouseholds) {}

  @On(HouseholdRegistered)
  async registered({ payload }: EventOf<typeof HouseholdRegistered>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, [{ ...payload, closed: false }]);
  }

  @On(HouseholdMoved)
  async moved({ payload }: EventOf<typeof HouseholdMoved>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, [{ ...payload, closed: false }]);
  }

  @On(HouseholdClosed)
  async closed({ payload }: EventOf<typeof HouseholdClosed>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, [{ ...payload, closed: true }]);
  }
}
