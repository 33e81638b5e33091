import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FollowRooms } from '../target/follow-rooms.js';

export interface PlacedHousehold {
  householdId: string;
  roomCode: string;
  roomPath: string;
  closed: boolean;
}

/** Writes down where a household lives and has its room followed. */
@Injectable()
export class KeepHousehold {
  constructor(private readonly follow: FollowRooms) {}

  /** `movedInAt` is a sign of life in the room. */
  async execute(tx: EntityManager, { householdId, roomCode, roomPath, closed }: PlacedHousehold, movedInAt?: Date): Promise<void> {
    await tx.query(
      `INSERT INTO household (id, room_code, room_path, closed) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET room_code = excluded.room_code, room_path = excluded.room_path, closed = excluded.closed`,
      [householdId, roomCode, roomPath, closed],
    );
    this.follow.room(tx, roomCode, movedInAt);
  }
}
