import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { buildingOf } from '../area/count-population.js';
import type { Trip } from './trip.entity.js';
import { figuresOf, type TripFigures } from './arrivals.rules.js';

export interface TripStep {
  before: Trip | null;
  after: Trip;
}

const add = `
  INSERT INTO arrival_rollup (path, day, origin, expected, deferred, arrived)
  SELECT path, day, origin, expected, deferred, arrived FROM unnest($1::text[], $2::date[], $3::text[], $4::int[], $5::int[], $6::int[])
    AS change(path, day, origin, expected, deferred, arrived)
  ON CONFLICT (path, day, origin) DO UPDATE SET expected = arrival_rollup.expected + excluded.expected,
    deferred = arrival_rollup.deferred + excluded.deferred, arrived = arrival_rollup.arrived + excluded.arrived`;

/** Moves people between days, origins and columns of the roll-up, in the order of its keys so that none waits in a circle. */
@Injectable()
export class CountArrivals {
  async execute(tx: EntityManager, steps: readonly TripStep[]): Promise<void> {
    const sums = new Map<string, TripFigures & { path: string }>();
    const note = (trip: Trip | null, sign: 1 | -1): void => {
      const figures = trip && figuresOf(trip);
      if (!figures) return;
      const path = buildingOf(trip.roomPath);
      const key = `${path} ${figures.day} ${figures.origin}`;
      const sum = sums.get(key) ?? { ...figures, path, expected: 0, deferred: 0, arrived: 0 };
      for (const name of ['expected', 'deferred', 'arrived'] as const) sum[name] += sign * figures[name];
      sums.set(key, sum);
    };
    for (const { before, after } of steps) {
      note(before, -1);
      note(after, 1);
    }
    const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
    const changed = rows.filter(({ expected, deferred, arrived }) => expected !== 0 || deferred !== 0 || arrived !== 0);
    if (changed.length === 0) return;
    const column = (name: keyof (typeof changed)[number]) => changed.map((row) => row[name]);
    await tx.query(add, [column('path'), column('day'), column('origin'), column('expected'), column('deferred'), column('arrived')]);
  }
}
