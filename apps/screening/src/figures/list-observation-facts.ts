import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaDayAfter, chinaMidnight } from '#platform/china-time.rules.js';
import type { FactKind } from './observation-figures.rules.js';

export interface AskedFacts {
  path: string;
  /** Local date in China. */
  day: string;
  kinds: readonly FactKind[];
  first: number;
  /** The last one of the page before. */
  after: { at: string; id: string } | null;
}

export interface ObservationFact {
  id: string;
  type: FactKind;
  at: Date;
  path: string;
}

const here = (row: string): string => `${row}.path >= asked.path COLLATE "C" AND ${row}.path < asked.path_end COLLATE "C"`;

/** One row for each that a figure counts. */
const facts = `
  SELECT o.id, 'observation-started' AS type, o.started_at AS at, o.path FROM observation o WHERE o.state IN ('active', 'extended') AND ${here('o')}
  UNION ALL SELECT o.id, 'observation-released', o.ended_at, o.path FROM observation o
  WHERE o.state = 'released' AND o.ended_at >= asked.day_start AND o.ended_at < asked.day_end AND ${here('o')}
  UNION ALL SELECT s.id, CASE s.state WHEN 'due' THEN 'report-due' WHEN 'late' THEN 'report-late' ELSE 'report-missed' END,
    CASE s.state WHEN 'due' THEN s.opens_at WHEN 'late' THEN s.received_at ELSE s.closes_at END, s.path
  FROM report_slot s WHERE s.day = asked.day AND s.state IN ('due', 'late', 'missed') AND ${here('s')}
  UNION ALL SELECT f.id, 'fever-' || f.state, coalesce(f.decided_at, f.suspected_at), f.path FROM fever f
  WHERE f.state IN ('suspected', 'confirmed') AND ${here('f')}`;

const list = `
  SELECT asked.position::integer - 1 AS position, f.* FROM unnest($1::text[], $2::text[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::text[],
    $7::integer[], $8::timestamptz[], $9::uuid[])
    WITH ORDINALITY AS asked (path, path_end, day, day_start, day_end, kinds, most, after_at, after_id, position)
  CROSS JOIN LATERAL (
    SELECT * FROM (${facts}) fact
    WHERE fact.type = ANY (string_to_array(asked.kinds, ',')) AND (asked.after_id IS NULL OR (date_trunc('milliseconds', fact.at), fact.id) < (asked.after_at, asked.after_id))
    ORDER BY date_trunc('milliseconds', fact.at) DESC, fact.id DESC LIMIT asked.most) f`;

/** Lists the facts behind the figures of many areas by one statement, the newest first, one more than a page holds. */
@Injectable()
export class ListObservationFacts {
  async execute(tx: EntityManager, asked: readonly AskedFacts[]): Promise<ObservationFact[][]> {
    const column = <Value>(of: (facts: AskedFacts) => Value): Value[] => asked.map(of);
    const rows = await tx.query<(ObservationFact & { position: number })[]>(list, [
      column(({ path }) => path),
      column(({ path }) => `${path}/`),
      column(({ day }) => day),
      column(({ day }) => chinaMidnight(day)),
      column(({ day }) => chinaMidnight(chinaDayAfter(day))),
      column(({ kinds }) => kinds.join(',')),
      column(({ first }) => first + 1),
      column(({ after }) => after?.at ?? null),
      column(({ after }) => after?.id ?? null),
    ]);
    const byAsked = Map.groupBy(rows, ({ position }) => position);
    return asked.map((_, position) => (byAsked.get(position) ?? []).map(({ position: __, ...fact }) => fact));
  }
}
