import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Area, isNamed } from './area.entity.js';
import { pathEnd, spelledTogether } from './area.rules.js';
import { ReadAreas } from './read-areas.js';

/** Houses are found by their address; what has a name of its own is found here, by an index of those few. */
const find = `
  SELECT code FROM area
  CROSS JOIN LATERAL (SELECT concat_ws(' ', search_key, lower(replace(name_en, ' ', '')), replace(name_ja, ' ', ''), replace(name_ko, ' ', '')) AS key) known
  WHERE ${isNamed} AND path >= $1 COLLATE "C" AND path < $2 COLLATE "C"
    AND (position($3 IN key) > 0 OR code ^@ $3)
  ORDER BY position(' ' || $3 IN ' ' || key) = 0, length(path), length(search_key), code LIMIT $4`;

/** Areas by a part of their name in any language, of an alias, of pinyin, of initials, or by their code: beginnings first, then from the city down. */
@Injectable()
export class FindAreas {
  constructor(private readonly read: ReadAreas) {}

  async execute(tx: EntityManager, text: string, withinPath: string, first: number): Promise<Area[]> {
    const said = spelledTogether(text);
    if (said === '') return [];
    const found = await tx.query<{ code: string }[]>(find, [withinPath, pathEnd(withinPath), said, first]);
    const areas = await this.read.byCodes(
      tx,
      found.map(({ code }) => code),
    );
    return areas.filter((area) => area !== null);
  }
}
