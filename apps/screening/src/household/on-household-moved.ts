import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdMoved } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** A household and its people are counted in another room, and no longer in the one they left. */
@Controller()
export class OnHouseholdMoved {
  constructor(private readonly follow: FollowRooms) {}

  @On(HouseholdMoved)
  async handle({ payload, time }: EventOf<typeof HouseholdMoved>, tx: EntityManager): Promise<void> {
    this.follow.household(tx, { ...payload, closed: false }, time);
  }
}
