import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaDayAfter } from '#platform/china-time.rules.js';
import { pathEnd } from '../area/area.rules.js';
import type { OriginCounts } from './arrivals.rules.js';

export interface AskedArrivals {
  path: string;
  kind: string;
  /** `YYYY-MM-DD`; by default everybody who is on the way, and who came in the last fourteen days. */
  from: string | null;
  until: string | null;
}

const daysBack = 13;
const asked = `unnest($1::int[], $2::text[], $3::text[], $4::date[], $5::date[], $6::date[]) AS asked (position, path, path_end, first, last, came)`;
const within = (day: string, first: string): string => `${day} >= asked.${first} AND ${day} <= asked.last`;

const sums = `
  SELECT asked.position, r.origin, coalesce(sum(r.expected) FILTER (WHERE ${within('r.day', 'first')}), 0)::int AS expected,
    coalesce(sum(r.deferred) FILTER (WHERE ${within('r.day', 'first')}), 0)::int AS deferred,
    coalesce(sum(r.arrived) FILTER (WHERE ${within('r.day', 'came')}), 0)::int AS arrived
  FROM ${asked} JOIN arrival_rollup r ON r.path >= asked.path COLLATE "C" AND r.path < asked.path_end COLLATE "C"
  GROUP BY asked.position, r.origin`;

const arrivalDay = `(t.arrived_at AT TIME ZONE 'Asia/Shanghai')::date`;
const region = `CASE WHEN t.origin ~ '^[0-9]' THEN left(t.origin, 2) || '0000' ELSE t.origin END`;
/** Units and rooms lie below the roll-up's leaf: their few trips are counted. */
const counts = `
  SELECT asked.position, ${region} AS origin,
    coalesce(sum(cardinality(t.resident_ids)) FILTER (WHERE t.state IN ('planned', 'deferred') AND ${within('t.planned_on', 'first')}), 0)::int AS expected,
    coalesce(sum(cardinality(t.resident_ids)) FILTER (WHERE t.state = 'deferred' AND ${within('t.planned_on', 'first')}), 0)::int AS deferred,
    coalesce(sum(cardinality(t.resident_ids)) FILTER (WHERE ${within(arrivalDay, 'came')}), 0)::int AS arrived
  FROM ${asked} JOIN trip t ON t.room_path >= asked.path COLLATE "C" AND t.room_path < asked.path_end COLLATE "C"
  GROUP BY 1, 2`;

/** Who is expected and who came by origin, of many areas by one statement; two when units or rooms are among them. */
@Injectable()
export class ReadArrivals {
  async execute(tx: EntityManager, wanted: readonly AskedArrivals[], today: string): Promise<OriginCounts[][]> {
    const positioned = wanted.map((area, position) => ({ ...area, position }));
    const isBelow = ({ kind }: AskedArrivals): boolean => kind === 'unit' || kind === 'room';
    const found = new Map<number, OriginCounts[]>();
    for (const [statement, areas] of [
      [sums, positioned.filter((area) => !isBelow(area))],
      [counts, positioned.filter(isBelow)],
    ] as const) {
      if (areas.length === 0) continue;
      const rows = await tx.query<(OriginCounts & { position: number })[]>(statement, [
        areas.map(({ position }) => position),
        areas.map(({ path }) => path),
        areas.map(({ path }) => pathEnd(path)),
        areas.map(({ from }) => from ?? '-infinity'),
        areas.map(({ until }) => until ?? 'infinity'),
        areas.map(({ from }) => from ?? chinaDayAfter(today, -daysBack)),
      ]);
      for (const [position, figures] of Map.groupBy(rows, (row) => row.position)) found.set(position, figures);
    }
    return wanted.map((_, position) => found.get(position) ?? []);
  }
}
