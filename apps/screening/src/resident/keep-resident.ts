import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResidentRegistered } from '#contracts/registration.events.js';
import type { PayloadOf } from '#contracts/topic.js';
import { FollowRooms } from '../target/follow-rooms.js';

/** Writes down what may be known of a person; the rooms of the household that they left and of the one they joined are followed. */
@Injectable()
export class KeepResident {
  constructor(private readonly follow: FollowRooms) {}

  async execute(tx: EntityManager, facts: PayloadOf<typeof ResidentRegistered>): Promise<void> {
    const { residentId, householdId, areaPath, language, flags, ageBand } = facts;
    const [row] = await tx.query<{ before: string | null }[]>(
      `INSERT INTO resident (id, household_id, path, language, flags, age_band) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET household_id = excluded.household_id, path = excluded.path, language = excluded.language,
         flags = excluded.flags, age_band = excluded.age_band
       RETURNING old.household_id AS before`,
      [residentId, householdId, areaPath, language, flags, ageBand],
    );
    const before = row?.before ?? null;
    if (before === householdId) return;
    this.follow.household(tx, householdId);
    if (before) this.follow.household(tx, before);
  }
}
