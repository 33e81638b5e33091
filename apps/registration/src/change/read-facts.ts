import type { EntityManager } from 'typeorm';
import { factAt, type FactPageType, factPage, mostFacts } from '#platform/facts.graphql.js';
import { pathEnd } from '../area/area.rules.js';

export interface AskedFacts {
  path: string;
  first: number;
  /** Id of the last fact that was seen. */
  after: string | null;
}

interface Row {
  position: number;
  id: string;
  type: string;
  at: Date;
  path: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const recent = (table: 'change' | 'trip_change'): string => `
  SELECT asked.position, f.* FROM unnest($1::int[], $2::text[], $3::text[], $4::uuid[], $5::int[]) AS asked (position, path, path_end, after, most)
  CROSS JOIN LATERAL (
    SELECT c.id, c.what AS type, c.at, c.room_path AS path FROM "${table}" c
    WHERE c.room_path >= asked.path COLLATE "C" AND c.room_path < asked.path_end COLLATE "C" AND c.what = ANY ($6)
      AND (asked.after IS NULL OR c.id < asked.after)
    ORDER BY c.id DESC LIMIT asked.most) f
  ORDER BY asked.position, f.id DESC`;

/** What happened in many areas, newest first, by one statement. */
export async function readFacts(
  tx: EntityManager,
  table: 'change' | 'trip_change',
  kinds: readonly string[],
  asked: readonly AskedFacts[],
): Promise<FactPageType[]> {
  const firsts = asked.map(({ first }) => Math.min(Math.max(first, 1), mostFacts));
  const rows = await tx.query<Row[]>(recent(table), [
    asked.map((_, position) => position),
    asked.map(({ path }) => path),
    asked.map(({ path }) => pathEnd(path)),
    asked.map(({ after }) => (after && uuid.test(after) ? after : null)),
    firsts.map((first) => first + 1),
    kinds,
  ]);
  const found = Map.groupBy(rows, ({ position }) => position);
  return asked.map((_, position) => factPage((found.get(position) ?? []).map(factAt), firsts[position] ?? 1));
}
