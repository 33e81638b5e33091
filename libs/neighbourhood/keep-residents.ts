import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResidentRegistered } from '#contracts/registration.events.js';
import type { PayloadOf } from '#contracts/topic.js';

export type ResidentFacts = PayloadOf<typeof ResidentRegistered>;

/** Flags travel joined: PostgreSQL has no array of arrays of different lengths. */
const upsert = `
  INSERT INTO resident (id, household_id, path, language, flags, age_band)
  SELECT id, household_id, path, language, string_to_array(flags, ','), age_band
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS n (id, household_id, path, language, flags, age_band)
  ON CONFLICT (id) DO UPDATE SET household_id = excluded.household_id, path = excluded.path, language = excluded.language,
    flags = excluded.flags, age_band = excluded.age_band
  RETURNING old.household_id AS before, new.household_id AS now`;

/** Writes down what may be known of people, the last word about each, by one statement. */
@Injectable()
export class KeepResidents {
  /** @returns ids of the households that gained or lost somebody */
  async execute(tx: EntityManager, residents: readonly ResidentFacts[]): Promise<string[]> {
    const latest = [...new Map(residents.map((facts) => [facts.residentId, facts])).values()];
    if (latest.length === 0) return [];
    const rows = await tx.query<{ before: string | null; now: string }[]>(upsert, [
      latest.map(({ residentId }) => residentId),
      latest.map(({ householdId }) => householdId),
      latest.map(({ areaPath }) => areaPath),
      latest.map(({ language }) => language),
      latest.map(({ flags }) => flags.join(',')),
      latest.map(({ ageBand }) => ageBand),
    ]);
    return rows.filter(({ before, now }) => before !== now).flatMap(({ before, now }) => (before ? [before, now] : [now]));
  }
}
