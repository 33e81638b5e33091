import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { ResidentFlag } from '#contracts/shared.js';
import { answeredBy, isPerson } from '../resident/people-counted.js';
import { RoomTarget } from './target.entity.js';

export interface TargetResident {
  targetId: string;
  id: string;
  language: string;
  ageBand: string;
  flags: ResidentFlag[];
  answered: boolean;
}

const residents = `
  SELECT t.id AS "targetId", r.id, r.language, r.age_band AS "ageBand", r.flags,
    EXISTS (SELECT FROM answer w WHERE w.target_id = t.id AND ${answeredBy}) AS answered
  FROM room_target t JOIN household h ON h.room_code = t.room_code AND NOT h.closed JOIN resident r ON r.household_id = h.id AND ${isPerson}
  WHERE t.id = ANY($1::uuid[]) ORDER BY r.id`;

/** Reads targets and the people to be asked in them, of many at once. */
@Injectable()
export class ReadTargets {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(RoomTarget | null)[]> {
    const found = new Map((await tx.findBy(RoomTarget, { id: In([...ids]) })).map((target) => [target.id, target]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async residentsOf(tx: EntityManager, targetIds: readonly string[]): Promise<TargetResident[][]> {
    const rows = await tx.query<TargetResident[]>(residents, [targetIds]);
    const byTarget = Map.groupBy(rows, ({ targetId }) => targetId);
    return targetIds.map((id) => byTarget.get(id) ?? []);
  }
}
