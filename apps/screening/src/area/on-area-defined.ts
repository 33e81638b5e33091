import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaDefined } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';
import { buildingOf } from './area.rules.js';

const notARoom = { buildingPath: null, roomState: null, roomStateAt: null };

/** An area exists; a room that is added while a campaign runs becomes a target of it. */
@Controller()
export class OnAreaDefined {
  constructor(private readonly follow: FollowRooms) {}

  @On(AreaDefined)
  async handle({ payload, time }: EventOf<typeof AreaDefined>, tx: EntityManager): Promise<void> {
    const { code, kind, parent, path, name, roomState } = payload;
    const isRoom = kind === 'room';
    const room = isRoom ? { buildingPath: buildingOf(path), roomState: roomState ?? 'occupied', roomStateAt: time } : notARoom;
    this.follow.area(tx, { code, kind, parent, path, name, ...room });
    if (isRoom) this.follow.room(tx, code);
  }
}
