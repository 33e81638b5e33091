import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What a building gains; negative for what it loses. */
export interface PeopleChange {
  path: string;
  proposed?: number;
  active?: number;
  fever?: number;
}

const add = `
  INSERT INTO observation_count AS c (path, proposed, active, fever)
  SELECT path, sum(proposed), sum(active), sum(fever) FROM unnest($1::text[], $2::integer[], $3::integer[], $4::integer[])
    AS n (path, proposed, active, fever)
  GROUP BY path ORDER BY path COLLATE "C"
  ON CONFLICT (path) DO UPDATE SET proposed = c.proposed + excluded.proposed, active = c.active + excluded.active, fever = c.fever + excluded.fever`;

const addReleased = `
  INSERT INTO observation_day AS d (path, day, due, answered, late, missed, measured_by_other, released)
  SELECT path, $2, 0, 0, 0, 0, 0, count(*) FROM unnest($1::text[]) AS path GROUP BY path ORDER BY path COLLATE "C"
  ON CONFLICT (path, day) DO UPDATE SET released = d.released + excluded.released`;

/** Keeps the counts of people in the transaction of what changes them. */
@Injectable()
export class CountPeople {
  async execute(tx: EntityManager, changes: readonly PeopleChange[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(add, [
      changes.map(({ path }) => path),
      changes.map(({ proposed }) => proposed ?? 0),
      changes.map(({ active }) => active ?? 0),
      changes.map(({ fever }) => fever ?? 0),
    ]);
  }

  /** `day` is a local date in China. */
  async released(tx: EntityManager, paths: readonly string[], day: string): Promise<void> {
    if (paths.length > 0) await tx.query(addReleased, [paths, day]);
  }
}
