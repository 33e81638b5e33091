import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaRenamed } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** An area has another name; nothing else of it changes. */
@Controller()
export class OnAreaRenamed {
  constructor(private readonly follow: FollowRooms) {}

  @On(AreaRenamed)
  async handle({ payload: { code, name } }: EventOf<typeof AreaRenamed>, tx: EntityManager): Promise<void> {
    this.follow.areaChanged(tx, code, { name });
  }
}
