import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { factAt, type FactType } from '#platform/facts.graphql.js';
import { uuidOrNull } from '#platform/uuid.js';
import type { Figure } from './fact.entity.js';

export interface AskedFacts {
  path: string;
  first: number;
  /** Id of the last one of the page before. */
  after: string | null;
}

const facts = `
  SELECT asked.position::integer - 1 AS position, f.id, f.type, f.at, f.path
  FROM unnest($2::text[], $3::text[], $4::integer[], $5::uuid[]) WITH ORDINALITY AS asked (path, path_end, size, after, position)
  CROSS JOIN LATERAL (
    SELECT id, type, at, path FROM fact
    WHERE figure = $1 AND path >= asked.path COLLATE "C" AND path < asked.path_end COLLATE "C" AND (asked.after IS NULL OR id < asked.after)
    ORDER BY id DESC LIMIT asked.size + 1) f
  ORDER BY asked.position, f.id DESC`;

/** What happened behind a figure, for many areas by one statement: one more than `first` where there are more. */
@Injectable()
export class ReadFacts {
  async execute(tx: EntityManager, figure: Figure, asked: readonly AskedFacts[]): Promise<FactType[][]> {
    const rows = await tx.query<(FactType & { position: number; path: string })[]>(facts, [
      figure,
      asked.map(({ path }) => path),
      asked.map(({ path }) => pathEnd(path)),
      asked.map(({ first }) => first),
      asked.map(({ after }) => (after ? uuidOrNull(after) : null)),
    ]);
    const byPosition = Map.groupBy(rows, ({ position }) => position);
    return asked.map((_, position) => (byPosition.get(position) ?? []).map(factAt));
  }
}
