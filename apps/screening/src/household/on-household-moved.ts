import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdMoved } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';
import { KeepHousehold } from './keep-household.js';

/** A household and its people are counted in another room, and no longer in the one they left. */
@Controller()
export class OnHouseholdMoved {
  constructor(
    private readonly keep: KeepHousehold,
    private readonly follow: FollowRooms,
  ) {}

  @On(HouseholdMoved)
  async handle({ payload, time }: EventOf<typeof HouseholdMoved>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, { ...payload, closed: false }, time);
    this.follow.room(tx, payload.fromRoomCode);
  }
}
