import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentMoved } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** A person belongs to another household, or moved with their own. */
@Controller()
export class OnResidentMoved {
  constructor(private readonly follow: FollowRooms) {}

  @On(ResidentMoved)
  async handle({ payload }: EventOf<typeof ResidentMoved>, tx: EntityManager): Promise<void> {
    this.follow.resident(tx, payload);
  }
}
