import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface PlacedHousehold {
  householdId: string;
  roomCode: string;
  roomPath: string;
  closed: boolean;
}

const upsert = `
  INSERT INTO household (id, room_code, room_path, closed) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[])
  ON CONFLICT (id) DO UPDATE SET room_code = excluded.room_code, room_path = excluded.room_path, closed = excluded.closed
  RETURNING old.room_code AS before, new.room_code AS now`;

/** Writes down where households live, the last word about each, by one statement. */
@Injectable()
export class KeepHouseholds {
  /** @returns codes of the rooms they live in and of those they left */
  async execute(tx: EntityManager, households: readonly PlacedHousehold[]): Promise<string[]> {
    const latest = [...new Map(households.map((facts) => [facts.householdId, facts])).values()];
    if (latest.length === 0) return [];
    const rows = await tx.query<{ before: string | null; now: string }[]>(upsert, [
      latest.map(({ householdId }) => householdId),
      latest.map(({ roomCode }) => roomCode),
      latest.map(({ roomPath }) => roomPath),
      latest.map(({ closed }) => closed),
    ]);
    return rows.flatMap(({ before, now }) => (before ? [before, now] : [now]));
  }
}
