import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TargetEnd } from '#contracts/screening.events.js';
import type { Language, NameInLanguages } from '#contracts/shared.js';
import { pathEnd } from '#neighbourhood/area.rules.js';

interface Row {
  targetId: string;
  code: string;
  name: NameInLanguages;
  unit: NameInLanguages | null;
  buildingPath: string;
  end: TargetEnd | null;
  personsKnown: number;
  observed: boolean;
}

export type GridRoom = Omit<Row, 'name' | 'unit'> & { label: string; unit: string | null };

/** A committee has some thousand rooms; more than this is not a grid that somebody looks at. */
export const mostGridRooms = 6_000;

const rooms = `
  SELECT t.id AS "targetId", t.room_code AS code, a.name, u.name AS unit, t.building_path AS "buildingPath", t.end_state AS "end",
    t.persons_known AS "personsKnown", o.room_code IS NOT NULL AS observed
  FROM room_target t
  JOIN area a ON a.code = t.room_code
  LEFT JOIN area u ON u.code = a.parent AND u.kind = 'unit'
  LEFT JOIN (
    SELECT DISTINCT h.room_code FROM observation s JOIN household h ON h.id = s.household_id
    WHERE s.state IN ('active', 'extended') AND s.path >= $2 COLLATE "C" AND s.path < $3 COLLATE "C"
  ) o ON o.room_code = t.room_code
  WHERE t.campaign_id = $1 AND t.room_path >= $2 COLLATE "C" AND t.room_path < $3 COLLATE "C"
  ORDER BY t.room_path LIMIT ${mostGridRooms}`;

/** Every room of a campaign under an area in the order of their paths, in one statement. */
@Injectable()
export class ReadCoverageGrid {
  async execute(tx: EntityManager, campaignId: string, areaPath: string, language: Language): Promise<GridRoom[]> {
    const found = await tx.query<Row[]>(rooms, [campaignId, areaPath, pathEnd(areaPath)]);
    return found.map(({ name, unit, ...room }) => ({
      ...room,
      label: name[language] ?? name.zh,
      unit: unit && (unit[language] ?? unit.zh),
    }));
  }
}
