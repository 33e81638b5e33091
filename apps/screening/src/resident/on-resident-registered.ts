import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentRegistered } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** A person is known in a household. */
@Controller()
export class OnResidentRegistered {
  constructor(private readonly follow: FollowRooms) {}

  @On(ResidentRegistered)
  async handle({ payload }: EventOf<typeof ResidentRegistered>, tx: EntityManager): Promise<void> {
    this.follow.resident(tx, payload);
  }
}
