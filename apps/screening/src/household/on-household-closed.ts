import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdClosed } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** Nobody belongs to the household any more, so nobody of it is waited for. */
@Controller()
export class OnHouseholdClosed {
  constructor(private readonly follow: FollowRooms) {}

  @On(HouseholdClosed)
  async handle({ payload }: EventOf<typeof HouseholdClosed>, tx: EntityManager): Promise<void> {
    this.follow.household(tx, { ...payload, closed: true });
  }
}
