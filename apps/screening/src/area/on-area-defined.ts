import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaDefined } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowRooms } from '../target/follow-rooms.js';
import { buildingOf } from './area.rules.js';

/** An area exists; a room that is added while a campaign runs becomes a target of it. */
@Controller()
export class OnAreaDefined {
  constructor(private readonly follow: FollowRooms) {}

  @On(AreaDefined)
  async handle({ payload, time }: EventOf<typeof AreaDefined>, tx: EntityManager): Promise<void> {
    const { code, kind, parent, path, name, roomState } = payload;
    const isRoom = kind === 'room';
    await tx.query(
      `INSERT INTO area (code, kind, parent, path, name, building_path, room_state, room_state_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, parent = excluded.parent, path = excluded.path, name = excluded.name,
         building_path = excluded.building_path, room_state = excluded.room_state, room_state_at = excluded.room_state_at`,
      [code, kind, parent, path, name, isRoom ? buildingOf(path) : null, isRoom ? (roomState ?? 'occupied') : null, isRoom ? time : null],
    );
    if (isRoom) this.follow.room(tx, code);
  }
}
