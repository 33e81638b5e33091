import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Area } from '#neighbourhood/area.entity.js';
import { KeepAreas, type AreaChange } from '#neighbourhood/keep-areas.js';
import { KeepHouseholds, type PlacedHousehold } from '#neighbourhood/keep-households.js';
import { KeepResidents, type ResidentFacts } from '#neighbourhood/keep-residents.js';
import { type Merge, MergeResidents } from '../resident/merge-residents.js';
import { UpdateTargets } from './update-targets.js';

/** What registration said in one transaction: the last word about each area, household and person, and the rooms it concerns. */
export interface Noted {
  areas: Map<string, Area>;
  /** Applied after `areas`. */
  areaChanges: Map<string, AreaChange>;
  residents: Map<string, ResidentFacts>;
  /** Applied after `residents`. */
  merges: Map<string, Merge>;
  households: Map<string, PlacedHousehold>;
  rooms: Set<string>;
  /** Rooms in which somebody was noticed, and when last. */
  lively: Map<string, Date>;
}

/** Writes down facts about rooms and people together, by a few statements, and what follows from them for open campaigns. */
@Injectable()
export class BringInFacts {
  constructor(
    private readonly areas: KeepAreas,
    private readonly people: KeepResidents,
    private readonly homes: KeepHouseholds,
    private readonly merge: MergeResidents,
    private readonly update: UpdateTargets,
  ) {}

  async execute(tx: EntityManager, noted: Noted): Promise<void> {
    const { areas, areaChanges, residents, merges, households, rooms, lively } = noted;
    await this.areas.execute(tx, [...areas.values()], areaChanges);
    const changedHomes = await this.people.execute(tx, [...residents.values()]);
    changedHomes.push(...(await this.merge.execute(tx, merges)));
    const changedRooms = await this.homes.execute(tx, [...households.values()]);
    const open = await tx.query<unknown[]>(`SELECT 1 FROM campaign WHERE state = 'open' LIMIT 1`);
    if (open.length === 0) return;
    const codes = [...new Set([...rooms, ...changedRooms, ...(await this.roomsOf(tx, changedHomes))])];
    await this.update.execute(tx, codes, lively);
  }

  private async roomsOf(tx: EntityManager, households: readonly string[]): Promise<string[]> {
    if (households.length === 0) return [];
    const rows = await tx.query<{ code: string }[]>('SELECT room_code AS code FROM household WHERE id = ANY($1::uuid[])', [households]);
    return rows.map(({ code }) => code);
  }
}
