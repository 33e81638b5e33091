import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { FactType } from '#platform/facts.graphql.js';
import type { ReachFigure } from './reach.rules.js';

/** Null: of all languages together. */
export interface SpokenReach extends ReachFigure {
  language: Language | null;
}

export interface FoundReach extends ReachFigure {
  /** Path of the area. */
  path: string;
}

const figures = `coalesce(sum(targeted), 0)::integer AS targeted, coalesce(sum(delivered), 0)::integer AS delivered,
  coalesce(sum(read), 0)::integer AS read, coalesce(sum(acknowledged), 0)::integer AS acknowledged`;

const places = `
  SELECT asked.position::integer - 1 AS position, a.path FROM unnest($1::text[]) WITH ORDINALITY AS asked (code, position)
  JOIN area a ON a.code = asked.code`;

/** Of the notices that hold now, told anywhere in the area. */
const ofAreas = `
  SELECT asked.position, s.* FROM unnest($1::integer[], $2::text[], $3::text[]) AS asked (position, path, path_end)
  CROSS JOIN LATERAL (
    SELECT language, ${figures} FROM reach_rollup r JOIN notice n ON n.id = r.notice_id
    WHERE r.path >= asked.path COLLATE "C" AND r.path < asked.path_end COLLATE "C" AND r.channel = 'all'
      AND n.state = 'published' AND (n.expires_at IS NULL OR n.expires_at > $4)
    GROUP BY GROUPING SETS ((), (language))) s`;

const ofNotices = `
  SELECT notice_id AS "noticeId", channel, language, ${figures} FROM reach_rollup WHERE notice_id = ANY ($1::uuid[])
  GROUP BY GROUPING SETS ((notice_id, channel), (notice_id, channel, language)) ORDER BY channel, language`;

const ofCompounds = `
  SELECT notice_id AS "noticeId", path, ${figures} FROM reach_rollup
  WHERE notice_id = ANY ($1::uuid[]) AND channel = 'all' GROUP BY notice_id, path ORDER BY path`;

/** What happened last to messages of notices; a cursor is the id of a delivery, and ids rise with time. */
const facts = `
  SELECT asked.position, f.* FROM unnest($1::integer[], $2::text[], $3::text[], $4::uuid[]) AS asked (position, path, path_end, notice_id)
  CROSS JOIN LATERAL (
    SELECT d.id, d.path, coalesce(d.acknowledged_at, d.read_at, d.delivered_at, d.created_at) AS at,
      CASE WHEN d.read_at IS NOT NULL THEN 'read' WHEN d.delivered_at IS NOT NULL THEN 'delivered' ELSE d.state END AS state
    FROM delivery d LEFT JOIN notice n ON n.id = d.notice_id
    WHERE d.path >= asked.path COLLATE "C" AND d.path < asked.path_end COLLATE "C" AND d.notice_id IS NOT NULL
      AND CASE WHEN asked.notice_id IS NULL THEN n.state = 'published' AND (n.expires_at IS NULL OR n.expires_at > $7) ELSE d.notice_id = asked.notice_id END
      AND ($5::uuid IS NULL OR d.id < $5) ORDER BY d.id DESC LIMIT $6) f`;

export interface AskedFacts {
  path: string;
  noticeId: string | null;
}
export type ReachFact = Omit<FactType, 'areaCode'> & { path: string };

/** Reads how far notices came, for many areas or notices by a fixed number of statements. */
@Injectable()
export class ReadReach {
  async ofAreas(tx: EntityManager, codes: readonly string[], now: Date): Promise<({ path: string; spoken: SpokenReach[] } | null)[]> {
    const known = await tx.query<{ position: number; path: string }[]>(places, [codes]);
    if (known.length === 0) return codes.map(() => null);
    const paths = known.map(({ path }) => path);
    const sums = await tx.query<(SpokenReach & { position: number })[]>(ofAreas, [
      known.map(({ position }) => position),
      paths,
      paths.map(pathEnd),
      now,
    ]);
    const spokenAt = Map.groupBy(sums, ({ position }) => position);
    const pathAt = new Map(known.map(({ position, path }) => [position, path]));
    return codes.map((_, position) => {
      const spoken = spokenAt.get(position);
      return spoken ? { spoken, path: pathAt.get(position) ?? '' } : null;
    });
  }

  async ofNotices(tx: EntityManager, ids: readonly string[]): Promise<Map<string, (SpokenReach & { channel: string })[]>> {
    const rows = await tx.query<(SpokenReach & { channel: string; noticeId: string })[]>(ofNotices, [ids]);
    return Map.groupBy(rows, ({ noticeId }) => noticeId);
  }

  async ofCompounds(tx: EntityManager, ids: readonly string[]): Promise<Map<string, FoundReach[]>> {
    const rows = await tx.query<(FoundReach & { noticeId: string })[]>(ofCompounds, [ids]);
    return Map.groupBy(rows, ({ noticeId }) => noticeId);
  }

  async facts(
    tx: EntityManager,
    asked: readonly AskedFacts[],
    page: { first: number; after: string | null; now: Date },
  ): Promise<ReachFact[][]> {
    const paths = asked.map(({ path }) => path);
    const rows = await tx.query<{ position: number; id: string; path: string; at: Date; state: string }[]>(facts, [
      ...[asked.map((_, position) => position), paths, paths.map(pathEnd), asked.map(({ noticeId }) => noticeId)],
      ...[page.after, page.first + 1, page.now],
    ]);
    const found = Map.groupBy(rows, ({ position }) => position);
    return asked.map((_, position) =>
      (found.get(position) ?? []).map(({ id, path, at, state }) => ({ id, path, at, type: `message-${state}` })),
    );
  }
}
