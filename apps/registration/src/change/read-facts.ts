import type { EntityManager } from 'typeorm';
import { type FactPageType, factPage, type FactType, mostFacts } from '#platform/facts.graphql.js';
import { pathEnd } from '../area/area.rules.js';

export interface AskedFacts {
  path: string;
  /** False for a reader who sees no small counts: what happened is told of whole committees only. */
  exact: boolean;
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

/** City, district, subdistrict, committee. */
const committeeDepth = 4;
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
  const open = asked.map(({ path, exact }) => exact || path.split('.').length <= committeeDepth);
  const rows = await tx.query<Row[]>(recent(table), [
    asked.map((_, position) => position),
    asked.map(({ path }, position) => (open[position] ? path : '~')),
    asked.map(({ path }, position) => (open[position] ? pathEnd(path) : '~')),
    asked.map(({ after }) => (after && uuid.test(after) ? after : null)),
    firsts.map((first) => first + 1),
    kinds,
  ]);
  const found = Map.groupBy(rows, ({ position }) => position);
  return asked.map(({ exact }, position) =>
    factPage(
      (found.get(position) ?? []).map((row) => shown(row, exact)),
      firsts[position] ?? 1,
    ),
  );
}

const shown = ({ id, type, at, path }: Row, exact: boolean): FactType => {
  const codes = path.split('.');
  return { id, type, at, areaCode: codes.at(exact ? -1 : Math.min(committeeDepth, codes.length) - 1) ?? '' };
};
