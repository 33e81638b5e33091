import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ObservationFigure } from './observation-figures.rules.js';

export interface AskedFigures {
  areaCode: string;
  /** Local date in China. */
  day: string;
}

export interface FoundFigures extends ObservationFigure {
  path: string;
}

/** Units and rooms lie below the leaf of the roll-ups. */
const sums = `
  SELECT asked.position::integer - 1 AS position, a.path, now.active, now.fever, day.due, day.late, day.missed, day.released
  FROM unnest($1::text[], $2::date[]) WITH ORDINALITY AS asked (code, day, position)
  JOIN area a ON a.code = asked.code AND a.kind NOT IN ('unit', 'room')
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(active), 0)::integer AS active, coalesce(sum(fever), 0)::integer AS fever
    FROM observation_count c WHERE c.path >= a.path AND c.path < (a.path || '/') COLLATE "C") now
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(due), 0)::integer AS due, coalesce(sum(late), 0)::integer AS late, coalesce(sum(missed), 0)::integer AS missed,
      coalesce(sum(released), 0)::integer AS released
    FROM observation_day d WHERE d.day = asked.day AND d.path >= a.path AND d.path < (a.path || '/') COLLATE "C") day`;

/** Reads the figures of many areas by one statement. */
@Injectable()
export class ReadObservationFigures {
  async execute(tx: EntityManager, asked: readonly AskedFigures[]): Promise<(FoundFigures | null)[]> {
    const rows = await tx.query<(FoundFigures & { position: number })[]>(sums, [
      asked.map(({ areaCode }) => areaCode),
      asked.map(({ day }) => day),
    ]);
    const found = new Map(rows.map(({ position, ...figure }) => [position, figure]));
    return asked.map((_, position) => found.get(position) ?? null);
  }
}
