import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { placesOf } from './read-places.js';

export interface FoundHelp {
  path: string;
  open: number;
  late: number;
  delivered: number;
}

const under = `h.path >= asked.path COLLATE "C" AND h.path < asked.path_end COLLATE "C"`;

const figures = `
  SELECT asked.position, o.open, o.late, d.delivered
  FROM unnest($1::integer[], $2::text[], $3::text[]) AS asked (position, path, path_end)
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS open, count(*) FILTER (WHERE h.late)::integer AS late FROM help_request h
    WHERE h.state IN ('open', 'assigned', 'under-way') AND ${under}) o
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS delivered FROM help_request h WHERE h.delivered_at >= $4 AND ${under}) d`;

/** Counts help in many areas by two statements: what is waited for, and what was delivered since a time. */
@Injectable()
export class ReadHelpFigures {
  async execute(tx: EntityManager, codes: readonly string[], since: Date): Promise<(FoundHelp | null)[]> {
    const places = await placesOf(tx, codes);
    if (places.length === 0) return codes.map(() => null);
    const paths = places.map(({ path }) => path);
    const rows = await tx.query<(Omit<FoundHelp, 'path'> & { position: number })[]>(figures, [
      ...[places.map(({ position }) => position), paths, paths.map(pathEnd)],
      since,
    ]);
    const known = new Map(places.map(({ position, path }) => [position, path]));
    const found = new Map(rows.map(({ position, ...counts }) => [position, { ...counts, path: known.get(position) ?? '' }]));
    return codes.map((_, position) => found.get(position) ?? null);
  }
}
