import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { CoverageFigure } from './coverage.rules.js';

export interface AskedCoverage {
  areaCode: string;
  /** When left out: the newest open campaign over the area, else the newest one over it. */
  campaignId?: string | null;
}

export interface FoundCoverage extends CoverageFigure {
  /** Path of the area. */
  path: string;
}

interface Asked {
  position: number;
  path: string;
  kind: string;
  campaignId: string | null;
}

const areas = `
  SELECT asked.position::integer - 1 AS position, a.path, a.kind, asked.campaign_id AS "campaignId"
  FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS asked (code, campaign_id, position) JOIN area a ON a.code = asked.code`;

/** A campaign over a part of an area would say less than it seems to: it counts for that area only when it is asked for by its id. */
const campaignOf = `
  SELECT c.id FROM campaign c
  WHERE CASE WHEN asked.campaign_id IS NULL THEN (asked.path || '.') ^@ (c.path || '.')
    ELSE c.id = asked.campaign_id AND ((asked.path || '.') ^@ (c.path || '.') OR (c.path || '.') ^@ (asked.path || '.')) END
  ORDER BY c.state DESC, c.opened_at DESC LIMIT 1`;

const asked = `unnest($1::integer[], $2::text[], $3::text[], $4::uuid[]) AS asked (position, path, path_end, campaign_id)`;

const sums = `
  SELECT asked.position, c.id AS "campaignId", s.* FROM ${asked} CROSS JOIN LATERAL (${campaignOf}) c
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(rooms), 0)::integer AS rooms, coalesce(sum(ended), 0)::integer AS ended,
      coalesce(sum(persons_known), 0)::integer AS "personsKnown", coalesce(sum(persons_answered), 0)::integer AS "personsAnswered"
    FROM coverage_rollup r WHERE r.campaign_id = c.id AND r.path >= asked.path COLLATE "C" AND r.path < asked.path_end COLLATE "C") s`;

/** Units and rooms lie below the leaf of the roll-up: their few rows are counted. */
const counts = `
  SELECT asked.position, c.id AS "campaignId", s.* FROM ${asked} CROSS JOIN LATERAL (${campaignOf}) c
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS rooms, count(end_state)::integer AS ended,
      coalesce(sum(persons_known), 0)::integer AS "personsKnown", coalesce(sum(persons_answered), 0)::integer AS "personsAnswered"
    FROM room_target t WHERE t.campaign_id = c.id AND t.room_path >= asked.path COLLATE "C" AND t.room_path < asked.path_end COLLATE "C") s`;

/** Reads the coverage of many areas by two statements, three when units or rooms are among them. */
@Injectable()
export class ReadCoverage {
  async execute(tx: EntityManager, wanted: readonly AskedCoverage[]): Promise<(FoundCoverage | null)[]> {
    const known = await tx.query<Asked[]>(areas, [
      wanted.map(({ areaCode }) => areaCode),
      wanted.map(({ campaignId }) => campaignId ?? null),
    ]);
    const isBelowRollup = ({ kind }: Asked): boolean => kind === 'unit' || kind === 'room';
    const above = await this.figures(
      tx,
      sums,
      known.filter((area) => !isBelowRollup(area)),
    );
    const below = await this.figures(tx, counts, known.filter(isBelowRollup));
    const found = new Map([...above, ...below].map(({ position, ...figure }) => [position, figure]));
    const paths = new Map(known.map(({ position, path }) => [position, path]));
    return wanted.map((_, position) => {
      const figure = found.get(position);
      return figure ? { ...figure, path: paths.get(position) ?? '' } : null;
    });
  }

  private async figures(tx: EntityManager, statement: string, of: readonly Asked[]): Promise<(CoverageFigure & { position: number })[]> {
    if (of.length === 0) return [];
    const paths = of.map(({ path }) => path);
    return tx.query(statement, [of.map(({ position }) => position), paths, paths.map(pathEnd), of.map(({ campaignId }) => campaignId)]);
  }
}
