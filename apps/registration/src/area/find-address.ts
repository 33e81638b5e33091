import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AddressQuery, readAddress, saysNothing } from './address.rules.js';
import { pathEnd } from './area.rules.js';

export interface AddressMatch {
  roomCode: string;
  compound: string;
  building: string | null;
  unit: string | null;
  room: string;
  /** 1 when everything that was said fits exactly; less where a beginning or only a part fits. Equal scores are ties to choose from. */
  score: number;
}

const mostCompounds = 20;

/**
 * From an address as people say it to ranked rooms. First the compounds that fit the words, then buildings by number, then
 * rooms: each step an index of the tree, so the size of the city does not matter.
 */
@Injectable()
export class FindAddress {
  async execute(tx: EntityManager, text: string, withinPath: string, first: number): Promise<AddressMatch[]> {
    const query = readAddress(text);
    if (saysNothing(query)) return [];
    const compounds = await this.compounds(tx, query, withinPath);
    if (compounds.length === 0) return [];
    return query.building ? this.inBuilding(tx, query, compounds, first) : this.anyBuilding(tx, query, compounds, first);
  }

  private async compounds(tx: EntityManager, query: AddressQuery, withinPath: string): Promise<string[]> {
    const words = [...query.words, ...(query.lane ? [query.lane] : [])];
    const rows = await tx.query<{ code: string }[]>(
      `SELECT code FROM area WHERE kind IN ('compound', 'workplace') AND path >= $1 COLLATE "C" AND path < $2 COLLATE "C"
         AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) AS word WHERE position(word IN search_key) = 0)
       ORDER BY length(search_key), code LIMIT $4`,
      [withinPath, pathEnd(withinPath), words, mostCompounds],
    );
    return rows.map((row) => row.code);
  }

  private inBuilding(tx: EntityManager, query: AddressQuery, compounds: string[], first: number): Promise<AddressMatch[]> {
    return this.rooms(tx, `b.parent = ANY($1) AND b.label = $2`, [compounds, query.building], query, first);
  }

  private anyBuilding(tx: EntityManager, query: AddressQuery, compounds: string[], first: number): Promise<AddressMatch[]> {
    return this.rooms(tx, `b.parent = ANY($1) AND $2::text IS NULL`, [compounds, null], query, first);
  }

  private async rooms(tx: EntityManager, where: string, params: unknown[], query: AddressQuery, first: number): Promise<AddressMatch[]> {
    const rows = await tx.query<(Omit<AddressMatch, 'score'> & { score: string })[]>(
      `SELECT r.code AS "roomCode", c.name_zh AS compound, b.label AS building, u.label AS unit, r.label AS room,
         CASE WHEN $3::text IS NULL THEN 0.5 WHEN ltrim(r.label, '0') = ltrim($3, '0') THEN 1.0 ELSE 0.7 END AS score
       FROM area b JOIN area c ON c.code = b.parent
       JOIN LATERAL (SELECT b.code AS parent, NULL::text AS label UNION ALL SELECT u.code, u.label FROM area u WHERE u.parent = b.code AND u.kind = 'unit') u ON true
       JOIN area r ON r.parent = u.parent AND r.kind = 'room'
       WHERE b.kind = 'building' AND ${where}
         AND ($3::text IS NULL OR ltrim(r.label, '0') LIKE ltrim($3, '0') || '%') AND ($4::text IS NULL OR u.label = $4)
       ORDER BY score DESC, c.name_zh, b.code, r.code LIMIT $5`,
      [...params, query.room ?? null, query.unit ?? null, first],
    );
    return rows.map((row) => ({ ...row, score: Number(row.score) }));
  }
}
