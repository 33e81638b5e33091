import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MergeUndone } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** They were two people after all: both are counted again, each with what was recorded of them. */
@Controller()
export class OnMergeUndone {
  constructor(private readonly follow: FollowRooms) {}

  @On(MergeUndone)
  async handle({ payload: { residentId, fromResidentId } }: EventOf<typeof MergeUndone>, tx: EntityManager): Promise<void> {
    this.follow.merged(tx, residentId, { into: null, other: fromResidentId });
  }
}
