import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import { phoneOf } from '#platform/phone.rules.js';
import { RankDuplicates } from '../resident/rank-duplicates.js';
import { RegisterResidents } from '../resident/register-residents.js';
import { acceptPerson, type Person, type PersonEntry } from '../resident/resident.rules.js';
import type { Household } from './household.entity.js';
import type { Relation, Tenure } from './household.rules.js';
import { nextNumber } from './next-number.js';
import { RegisterHouseholds } from './register-households.js';

export interface HouseholdEntry {
  roomCode: string;
  tenure: Tenure;
  landlordPhone?: string;
  members: readonly { relation: Relation; person: PersonEntry }[];
  /** The worker compared the records that look alike. */
  comparedDuplicates: boolean;
}

const suspicious = 60;

/** A worker enters a household with its people: everything is checked before the first row is written. */
@Injectable()
export class EnterHousehold {
  constructor(
    private readonly households: RegisterHouseholds,
    private readonly residents: RegisterResidents,
    private readonly duplicates: RankDuplicates,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, entry: HouseholdEntry): Promise<Household> {
    const room = await tx.findOneBy(Area, { code: entry.roomCode });
    if (!room) throw new Rejection('AREA_UNKNOWN', { code: entry.roomCode });
    if (room.kind !== 'room') throw new Rejection('AREA_KIND_WRONG', { code: entry.roomCode, expected: 'room' });
    const members = entry.members.map(({ relation, person }) => ({ relation, person: acceptPerson(person, this.clock.today()) }));
    if (members.filter(({ relation }) => relation === 'head').length > 1) throw new Rejection('HOUSEHOLD_HAS_HEAD');
    const landlordPhone = entry.landlordPhone ? phoneOf(entry.landlordPhone) : undefined;
    if (entry.landlordPhone && !landlordPhone) throw new Rejection('PHONE_INVALID');
    if (!entry.comparedDuplicates)
      await this.warn(
        tx,
        members.map(({ person }) => person),
        room.path,
      );
    const number = await nextNumber(tx, room.code);
    const place = { roomCode: room.code, roomPath: room.path, number, tenure: entry.tenure };
    const [household] = await this.households.execute(tx, by, [{ ...place, ...(landlordPhone && { landlordPhone }) }]);
    if (!household) throw new Error('a household was not registered');
    await this.residents.execute(
      tx,
      by,
      members.map((member) => ({ householdId: household.id, roomPath: room.path, ...member })),
    );
    return household;
  }

  private async warn(tx: EntityManager, people: readonly Person[], roomPath: string): Promise<void> {
    let count = 0;
    for (const person of people) {
      const ranked = await this.duplicates.execute(tx, person, roomPath);
      count += ranked.filter(({ score }) => score >= suspicious).length;
    }
    if (count > 0) throw new Rejection('RESIDENT_MAYBE_KNOWN', { count });
  }
}
