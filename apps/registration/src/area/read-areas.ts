import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Area } from './area.entity.js';
import { pathEnd } from './area.rules.js';

export interface PopulationFigure {
  rooms: number;
  households: number;
  residents: number;
  asOf: Date;
  changedAt: Date | null;
}

/** Reads many areas, or the children or figures of many, in one statement each. */
@Injectable()
export class ReadAreas {
  constructor(private readonly clock: Clock) {}

  async byCodes(tx: EntityManager, codes: readonly string[]): Promise<(Area | null)[]> {
    const found = new Map((await tx.findBy(Area, { code: In([...codes]) })).map((area) => [area.code, area]));
    return codes.map((code) => found.get(code) ?? null);
  }

  async childrenOf(tx: EntityManager, codes: readonly string[]): Promise<Area[][]> {
    const children = await tx.find(Area, { where: { parent: In([...codes]) }, order: { code: 'ASC' } });
    const byParent = Map.groupBy(children, (area) => area.parent);
    return codes.map((code) => byParent.get(code) ?? []);
  }

  /** Rooms, households and residents at or below each path: a sum over the roll-up of buildings. */
  async population(tx: EntityManager, areas: readonly { path: string; kind: string }[]): Promise<PopulationFigure[]> {
    const rows = await tx.query<Record<string, string | null>[]>(
      `SELECT coalesce(sum(p.rooms), 0) AS rooms, coalesce(sum(p.households), 0) AS households, coalesce(sum(p.residents), 0) AS residents,
              max(p.changed_at) AS "changedAt"
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked(path, path_end, position)
       LEFT JOIN population p ON p.path >= asked.path COLLATE "C" AND p.path < asked.path_end COLLATE "C"
       GROUP BY asked.position ORDER BY asked.position`,
      [areas.map((area) => area.path), areas.map((area) => pathEnd(area.path))],
    );
    const below = areas.map((area, position) => ({ ...area, position })).filter((area) => area.kind === 'room' || area.kind === 'unit');
    const small = await this.countRooms(tx, below);
    const asOf = this.clock.now();
    return areas.map((_, position) => ({ ...figureOf(small.get(position) ?? rows[position] ?? {}), asOf }));
  }

  /** Units and rooms lie below the roll-up's leaf: their few rows are counted. */
  private async countRooms(
    tx: EntityManager,
    areas: readonly { path: string; position: number }[],
  ): Promise<Map<number, Record<string, string>>> {
    if (areas.length === 0) return new Map();
    const rows = await tx.query<Record<string, string>[]>(
      `SELECT asked.position,
         (SELECT count(*) FROM area a WHERE a.kind = 'room' AND a.path >= asked.path COLLATE "C" AND a.path < asked.path_end COLLATE "C") AS rooms,
         (SELECT count(*) FROM household h WHERE h.closed_at IS NULL AND h.room_path >= asked.path COLLATE "C" AND h.room_path < asked.path_end COLLATE "C") AS households,
         (SELECT count(*) FROM resident r WHERE r.merged_into IS NULL AND r.room_path >= asked.path COLLATE "C" AND r.room_path < asked.path_end COLLATE "C") AS residents
       FROM unnest($1::int[], $2::text[], $3::text[]) AS asked(position, path, path_end)`,
      [areas.map((area) => area.position), areas.map((area) => area.path), areas.map((area) => pathEnd(area.path))],
    );
    return new Map(rows.map((row) => [Number(row['position']), row]));
  }
}

const figureOf = (row: Record<string, unknown>): Omit<PopulationFigure, 'asOf'> => ({
  rooms: Number(row['rooms'] ?? 0),
  households: Number(row['households'] ?? 0),
  residents: Number(row['residents'] ?? 0),
  changedAt: row['changedAt'] instanceof Date ? row['changedAt'] : null,
});
