import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';

export interface PopulationChange {
  roomPath: string;
  rooms?: number;
  households?: number;
  residents?: number;
}

/** Adds changes to the roll-up of their buildings: one statement however many there are, in the order of paths so that none waits in a circle. */
@Injectable()
export class CountPopulation {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, changes: readonly PopulationChange[]): Promise<void> {
    const sums = new Map<string, [number, number, number]>();
    for (const { roomPath, rooms = 0, households = 0, residents = 0 } of changes) {
      const path = buildingOf(roomPath);
      const [r, h, p] = sums.get(path) ?? [0, 0, 0];
      sums.set(path, [r + rooms, h + households, p + residents]);
    }
    if (sums.size === 0) return;
    const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
    await tx.query(
      `INSERT INTO population (path, rooms, households, residents, changed_at)
       SELECT path, rooms, households, residents, $5 FROM unnest($1::text[], $2::int[], $3::int[], $4::int[]) AS change(path, rooms, households, residents)
       ON CONFLICT (path) DO UPDATE SET rooms = population.rooms + excluded.rooms, households = population.households + excluded.households,
         residents = population.residents + excluded.residents, changed_at = excluded.changed_at`,
      [sorted.map(([path]) => path), ...[0, 1, 2].map((figure) => sorted.map(([, sum]) => sum[figure])), this.clock.now()],
    );
  }
}

/** City, district, subdistrict, committee, compound, building: the first six codes, or what there is above the room. */
export const buildingOf = (roomPath: string): string => {
  const codes = roomPath.split('.');
  return codes.slice(0, Math.min(6, codes.length - 1)).join('.');
};
