import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoomStateChanged } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** An emptied room ends as empty; one that is lived in again is missing again, and to be visited. */
@Controller()
export class OnRoomStateChanged {
  constructor(private readonly follow: FollowRooms) {}

  @On(RoomStateChanged)
  async handle({ payload: { code, from, to }, time }: EventOf<typeof RoomStateChanged>, tx: EntityManager): Promise<void> {
    this.follow.areaChanged(tx, code, { roomState: to, roomStateAt: time });
    const isLivedInAgain = from === 'empty' && to !== 'nobody-home';
    this.follow.room(tx, code, isLivedInAgain ? time : undefined);
  }
}
