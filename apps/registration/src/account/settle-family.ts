import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import type { Area } from '../area/area.entity.js';
import { Household } from '../household/household.entity.js';
import type { Relation, Tenure } from '../household/household.rules.js';
import { nextNumber } from '../household/next-number.js';
import { RegisterHouseholds } from '../household/register-households.js';
import { RegisterResidents } from '../resident/register-residents.js';
import { ResidentFile } from '../resident/resident-file.js';
import { Resident } from '../resident/resident.entity.js';
import { acceptPerson, type Person, type PersonEntry } from '../resident/resident.rules.js';
import { type Comparable, sameMember } from '../roster/same-member.rules.js';
import type { Myself } from './as-myself.js';
import { householdsWithPhone } from './households-with-phone.js';

export interface FamilyEntry {
  tenure: Tenure;
  members: readonly { relation: Relation; person: PersonEntry }[];
}

export interface SettledFamily {
  household: Household;
  /** In the order of the entry. */
  residentIds: string[];
}

interface Member {
  relation: Relation;
  person: Person;
}

const mostMembers = 20;

/**
 * A family enters itself. It joins the household of the room that has this phone already, and its people who are known stay
 * as they are; every other household is none of its business, so it becomes one of its own that a worker compares. What nobody
 * of the committee has seen stays unverified.
 */
@Injectable()
export class SettleFamily {
  constructor(
    private readonly households: RegisterHouseholds,
    private readonly residents: RegisterResidents,
    private readonly file: ResidentFile,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, myself: Myself, room: Area, entry: FamilyEntry): Promise<SettledFamily> {
    const members = this.accept(entry);
    const own = (await householdsWithPhone(tx, myself.phoneIndex)).find(({ roomCode }) => roomCode === room.code);
    const household = own ?? (await this.newHousehold(tx, myself, room, entry.tenure));
    const known = own ? await tx.findBy(Resident, { householdId: own.id, mergedInto: IsNull() }) : [];
    const matches = members.map((member) => known.find((resident) => sameMember(this.comparable(member.person), comparableOf(resident))));
    const fresh = members.filter((_, index) => !matches[index]);
    if (fresh.some(({ relation }) => relation === 'head') && known.some(({ relation }) => relation === 'head'))
      throw new Rejection('HOUSEHOLD_HAS_HEAD');
    const place = { householdId: household.id, roomPath: household.roomPath };
    const added = await this.residents.execute(
      tx,
      myself.accountId,
      fresh.map((member) => ({ ...place, ...member })),
    );
    if (added.length > 0) await tx.update(Household, { id: household.id }, { unconfirmed: true });
    const ids = added.map(({ id }) => id);
    return { household, residentIds: matches.map((match) => match?.id ?? ids.shift() ?? '') };
  }

  private accept({ members }: FamilyEntry): Member[] {
    if (members.length === 0) throw new Rejection('FAMILY_EMPTY');
    if (members.length > mostMembers) throw new Rejection('INPUT_INVALID', { field: 'members' });
    const accepted = members.map(({ relation, person }) => ({
      relation,
      person: { ...acceptPerson(person, this.clock.today()), completeness: 'unverified' as const },
    }));
    if (accepted.filter(({ relation }) => relation === 'head').length > 1) throw new Rejection('HOUSEHOLD_HAS_HEAD');
    return accepted;
  }

  private async newHousehold(tx: EntityManager, { accountId }: Myself, room: Area, tenure: Tenure): Promise<Household> {
    const number = await nextNumber(tx, room.code);
    const [household] = await this.households.execute(tx, accountId, [{ roomCode: room.code, roomPath: room.path, number, tenure }]);
    if (!household) throw new Error('a household was not registered');
    return household;
  }

  private comparable({ names, birthDate, documents }: Person): Comparable {
    return {
      name: this.file.nameIndex(names.original).toString('hex'),
      birthDate,
      documents: documents.map((document) => this.file.documentIndex(document).toString('hex')),
    };
  }
}

const comparableOf = ({ nameIndex, birthDate, documentIndexes }: Resident): Comparable => ({
  name: nameIndex.toString('hex'),
  birthDate,
  documents: documentIndexes.map((index) => index.toString('hex')),
});
