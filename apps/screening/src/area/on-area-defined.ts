import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaDefined } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { areaOf } from '#neighbourhood/keep-areas.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** An area exists; a room that is added while a campaign runs becomes a target of it. */
@Controller()
export class OnAreaDefined {
  constructor(private readonly follow: FollowRooms) {}

  @On(AreaDefined)
  async handle({ payload, time }: EventOf<typeof AreaDefined>, tx: EntityManager): Promise<void> {
    const area = areaOf(payload, time);
    this.follow.area(tx, area);
    if (area.kind === 'room') this.follow.room(tx, area.code);
  }
}
