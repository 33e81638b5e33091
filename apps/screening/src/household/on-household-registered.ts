import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdRegistered } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** A household lives in a room; its people are counted there, also those who were heard of before it. */
@Controller()
export class OnHouseholdRegistered {
  constructor(private readonly follow: FollowRooms) {}

  @On(HouseholdRegistered)
  async handle({ payload, time }: EventOf<typeof HouseholdRegistered>, tx: EntityManager): Promise<void> {
    this.follow.household(tx, { ...payload, closed: false }, time);
  }
}
