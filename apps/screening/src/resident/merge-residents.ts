import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Null undoes it; `other` is the record that stood, or stands, for both. */
export interface Merge {
  into: string | null;
  other: string;
}

const merge = `
  WITH merged AS (
    UPDATE resident r SET merged_into = n.merged_into FROM unnest($1::uuid[], $2::uuid[]) AS n (id, merged_into) WHERE r.id = n.id
    RETURNING r.household_id)
  SELECT household_id AS id FROM merged UNION SELECT household_id FROM resident WHERE id = ANY($3::uuid[])`;

/** Notes which record stands for which person, by one statement. */
@Injectable()
export class MergeResidents {
  /** @returns ids of the households in which people are counted otherwise now */
  async execute(tx: EntityManager, merges: ReadonlyMap<string, Merge>): Promise<string[]> {
    if (merges.size === 0) return [];
    const all = [...merges.values()];
    const rows = await tx.query<{ id: string }[]>(merge, [[...merges.keys()], all.map(({ into }) => into), all.map(({ other }) => other)]);
    return rows.map(({ id }) => id);
  }
}
