import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import type { Household } from '../household/household.entity.js';
import { ReadHouseholds } from '../household/read-households.js';
import { RankDuplicates, type RankedDuplicate } from './rank-duplicates.js';
import { Resident } from './resident.entity.js';
import { acceptPerson, type PersonEntry } from './resident.rules.js';
import { type ResidentQuery, SearchResidents } from './search-residents.js';

/** Everything that is asked about residents. */
@Injectable()
export class ReadResidents {
  constructor(
    private readonly finder: SearchResidents,
    private readonly duplicates: RankDuplicates,
    private readonly livingTogether: ReadHouseholds,
    private readonly clock: Clock,
  ) {}

  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Resident | null)[]> {
    const found = new Map((await tx.findBy(Resident, { id: In([...ids]) })).map((resident) => [resident.id, resident]));
    return ids.map((id) => found.get(id) ?? null);
  }

  households(tx: EntityManager, ids: readonly string[]): Promise<(Household | null)[]> {
    return this.livingTogether.byIds(tx, ids);
  }

  async search(tx: EntityManager, query: ResidentQuery, within: string, first: number): Promise<Resident[]> {
    const area = await this.area(tx, within);
    return this.finder.execute(tx, query, area.path, this.clock.today(), first);
  }

  async similar(tx: EntityManager, entry: PersonEntry, roomCode: string): Promise<RankedDuplicate[]> {
    const room = await this.area(tx, roomCode);
    return this.duplicates.execute(tx, acceptPerson(entry, this.clock.today()), room.path);
  }

  private async area(tx: EntityManager, code: string): Promise<Area> {
    const area = await tx.findOneBy(Area, { code });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code });
    return area;
  }
}
