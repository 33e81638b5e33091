import type { DataSource } from 'typeorm';
import { isUnder } from '#platform/actor.js';
import type { ParkedReason, ParkedRow } from './parked.entity.js';

/** A parked event that holds its key up, as an operator sees it: never its content. */
export interface HeldUp {
  eventId: string;
  topic: string;
  /** Null for a record that is not one of our events: there is no telling what stands in it. */
  type: string | null;
  key: string | null;
  sequence: number;
  reason: ParkedReason;
  error: string | null;
  since: string;
  /** How often it was tried again. */
  replays: number;
  /** Events of its key that wait behind it. */
  followers: number;
}

export interface Parked {
  /** How many keys are held up, and records that are none of our events. */
  total: number;
  heads: HeldUp[];
}

/** As many as one screen can be worked through; the longest waiting first. */
const most = 200;

const heads = `
  SELECT DISTINCT ON (topic, key, CASE WHEN sequence = 0 THEN id END) event_id AS "eventId", topic, sequence, reason, error, replays,
    parked_at AS since, CASE WHEN sequence > 0 THEN key END AS key, CASE WHEN sequence > 0 THEN headers::jsonb ->> 'ce_type' END AS type,
    CASE WHEN sequence > 0 THEN headers::jsonb ->> 'jurisdiction' END AS path,
    CASE WHEN sequence > 0 THEN count(*) FILTER (WHERE sequence > 0) OVER (PARTITION BY topic, key) - 1 ELSE 0 END::integer AS followers
  FROM parked WHERE consumer = $1 ORDER BY topic, key, CASE WHEN sequence = 0 THEN id END, sequence, id`;

const pageOf = `
  SELECT *, count(*) OVER ()::integer AS total FROM (${heads}) AS head
  WHERE path IS NULL OR EXISTS (SELECT 1 FROM unnest($2::text[]) AS scope WHERE path = scope OR path ^@ (scope || '.'))
  ORDER BY since, "eventId" LIMIT ${most}`;

/** What holds up keys under these areas, and how many there are; a record that names no area belongs to every operator. */
export async function parkedNow(dataSource: DataSource, consumer: string, scopes: readonly string[]): Promise<Parked> {
  const rows = await dataSource.query<(HeldUp & { path: string | null; total: number })[]>(pageOf, [consumer, scopes]);
  return { total: rows[0]?.total ?? 0, heads: rows.map(({ path: _path, total: _total, ...head }) => head) };
}

/** The same rule for one row. */
export function isWithin({ sequence, headers }: ParkedRow, scopes: readonly string[]): boolean {
  if (sequence === 0) return true;
  const { jurisdiction = '' } = JSON.parse(headers) as Record<string, string>;
  return scopes.some((scope) => isUnder(jurisdiction, scope));
}
