import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentUpdated } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** What is known of a person changed. */
@Controller()
export class OnResidentUpdated {
  constructor(private readonly follow: FollowRooms) {}

  @On(ResidentUpdated)
  async handle({ payload }: EventOf<typeof ResidentUpdated>, tx: EntityManager): Promise<void> {
    this.follow.resident(tx, payload);
  }
}
