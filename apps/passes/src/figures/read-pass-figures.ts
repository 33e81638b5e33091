import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { FactType } from '#platform/facts.graphql.js';
import { uuidOrNull } from '#platform/uuid.js';

export interface PassFigure {
  path: string;
  active: number;
  suspended: number;
}

const sums = `
  SELECT asked.position::integer - 1 AS position, a.path, s.active, s.suspended
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (code, position) JOIN area a ON a.code = asked.code
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(active), 0)::integer AS active, coalesce(sum(suspended), 0)::integer AS suspended
    FROM pass_rollup r WHERE r.path >= a.path AND r.path < (a.path || '/') COLLATE "C") s`;

const changes = `
  SELECT id, type, at, substring(path FROM '[^.]+$') AS "areaCode" FROM pass_change
  WHERE path >= $1 COLLATE "C" AND path < $2 COLLATE "C" AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`;

/** Reads the figures of many areas by one statement. */
@Injectable()
export class ReadPassFigures {
  async execute(tx: EntityManager, codes: readonly string[]): Promise<(PassFigure | null)[]> {
    const found = await tx.query<(PassFigure & { position: number })[]>(sums, [codes]);
    const byPosition = new Map(found.map(({ position, ...figure }) => [position, figure]));
    return codes.map((_, position) => byPosition.get(position) ?? null);
  }

  /** What happened to passes there, the newest first. */
  events(tx: EntityManager, path: string, first: number, after: string | null): Promise<FactType[]> {
    return tx.query(changes, [path, pathEnd(path), uuidOrNull(after), first]);
  }
}
