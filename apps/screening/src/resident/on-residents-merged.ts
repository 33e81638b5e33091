import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentsMerged } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** Two records were one person: one of them is counted no more, and what it answered counts for the other. */
@Controller()
export class OnResidentsMerged {
  constructor(private readonly follow: FollowRooms) {}

  @On(ResidentsMerged)
  async handle({ payload: { residentId, intoResidentId } }: EventOf<typeof ResidentsMerged>, tx: EntityManager): Promise<void> {
    this.follow.merged(tx, residentId, { into: intoResidentId, other: intoResidentId });
  }
}
