import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { MaskCounts } from './figures.rules.js';
import { compoundDepth, depthOf, type FigurePlace, placesOf } from './read-places.js';

export interface FoundMasks extends MaskCounts {
  path: string;
  remaining: number;
}

const asked = `unnest($1::integer[], $2::text[], $3::text[]) AS asked (position, path, path_end)`;
const under = (column: string): string => `${column} >= asked.path COLLATE "C" AND ${column} < asked.path_end COLLATE "C"`;

/** Rounds at, under and over the area that are not closed; without one there is nothing to tell. */
const rounds = `
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS rounds, coalesce(sum(s.remaining), 0)::integer AS remaining
    FROM mask_round m JOIN round_stock s ON s.round_id = m.id
    WHERE m.state <> 'closed' AND ((${under('m.path')}) OR (asked.path || '.') ^@ (m.path || '.'))) r`;

const sums = `
  SELECT asked.position, c.*, r.remaining FROM ${asked} ${rounds}
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(booked), 0)::integer AS booked, coalesce(sum(called), 0)::integer AS called,
      coalesce(sum(collected), 0)::integer AS collected
    FROM mask_rollup u JOIN mask_round m ON m.id = u.round_id AND m.state <> 'closed' WHERE ${under('u.path')}) c
  WHERE r.rounds > 0`;

/** Buildings, units and rooms lie below the leaf of the roll-up: their few rows are counted. */
const counts = `
  SELECT asked.position, c.*, r.remaining FROM ${asked} ${rounds}
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE v.state IN ('booked', 'called', 'collected'))::integer AS booked,
      count(*) FILTER (WHERE v.state IN ('called', 'collected'))::integer AS called,
      count(*) FILTER (WHERE v.state = 'collected')::integer AS collected
    FROM reservation v JOIN mask_round m ON m.id = v.round_id AND m.state <> 'closed' WHERE ${under('v.path')}) c
  WHERE r.rounds > 0`;

/** Reads the reservations of many areas by two statements, three when some lie below a compound. */
@Injectable()
export class ReadMasks {
  async execute(tx: EntityManager, codes: readonly string[]): Promise<(FoundMasks | null)[]> {
    const known = await placesOf(tx, codes);
    const isBelow = ({ path }: FigurePlace): boolean => depthOf(path) > compoundDepth;
    const above = known.filter((place) => !isBelow(place));
    const found = [...(await this.figures(tx, sums, above)), ...(await this.figures(tx, counts, known.filter(isBelow)))];
    const paths = new Map(known.map(({ position, path }) => [position, path]));
    const byPosition = new Map(found.map(({ position, ...figure }) => [position, { ...figure, path: paths.get(position) ?? '' }]));
    return codes.map((_, position) => byPosition.get(position) ?? null);
  }

  private async figures(
    tx: EntityManager,
    statement: string,
    places: readonly FigurePlace[],
  ): Promise<(FoundMasks & { position: number })[]> {
    if (places.length === 0) return [];
    const paths = places.map(({ path }) => path);
    return tx.query(statement, [places.map(({ position }) => position), paths, paths.map(pathEnd)]);
  }
}
