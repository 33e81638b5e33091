import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoomTarget } from './target.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';

export interface MissingGroup {
  buildingCode: string;
  buildingPath: string;
  unitCode: string | null;
  missing: number;
}

export interface MissingPage {
  total: number;
  targets: RoomTarget[];
  hasNext: boolean;
}

const mostGroups = 2_000;

const groups = `
  SELECT substring(t.building_path FROM '[^.]+$') AS "buildingCode", t.building_path AS "buildingPath", u.code AS "unitCode", count(*)::integer AS missing
  FROM room_target t JOIN area a ON a.code = t.room_code LEFT JOIN area u ON u.code = a.parent AND u.kind = 'unit'
  WHERE t.campaign_id = $1 AND t.end_state IS NULL AND t.room_path >= $2 COLLATE "C" AND t.room_path < $3 COLLATE "C"
  GROUP BY t.building_path, u.code, u.path ORDER BY t.building_path, u.path COLLATE "C" LIMIT ${mostGroups}`;

/** The rooms of a campaign that have not ended, in the order of their paths: building by building, unit by unit. */
@Injectable()
export class ListMissingRooms {
  /** `after` is the path of the last room of the page before. */
  async page(tx: EntityManager, campaignId: string, areaPath: string, first: number, after?: string): Promise<MissingPage> {
    const missing = tx
      .createQueryBuilder(RoomTarget, 'target')
      .where('target.campaignId = :campaignId AND target.end IS NULL', { campaignId })
      .andWhere('target.roomPath >= :from AND target.roomPath < :to', { from: areaPath, to: pathEnd(areaPath) });
    const total = await missing.getCount();
    if (after !== undefined) missing.andWhere('target.roomPath > :after', { after });
    const targets = await missing
      .orderBy('target.roomPath')
      .limit(first + 1)
      .getMany();
    return { total, targets: targets.slice(0, first), hasNext: targets.length > first };
  }

  /** How many are missing in each building and unit; a unit is null for rooms that stand in none. */
  byBuilding(tx: EntityManager, campaignId: string, areaPath: string): Promise<MissingGroup[]> {
    return tx.query(groups, [campaignId, areaPath, pathEnd(areaPath)]);
  }
}
