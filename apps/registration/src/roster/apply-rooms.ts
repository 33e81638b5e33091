import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { PlaceRooms } from '../area/place-rooms.js';
import { Household } from '../household/household.entity.js';
import { type NewHousehold, RegisterHouseholds } from '../household/register-households.js';
import { completedBy } from '../resident/changes.rules.js';
import { RegisterResidents, type NewResident } from '../resident/register-residents.js';
import { ResidentFile } from '../resident/resident-file.js';
import { Resident } from '../resident/resident.entity.js';
import { type ResidentCorrection, UpdateResidents } from '../resident/update-residents.js';
import { rowsInRoom } from './roster-chunks.rules.js';
import { type Comparable, sameMember } from './same-member.rules.js';
import type { RosterHousehold, RosterRoom } from './roster.rules.js';

export interface Applied {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows of the sheet that are done. */
  rows: number;
}

interface Placed {
  entry: RosterHousehold;
  household: Household;
}

/** Some rooms of a roster go into the register: what is new is added, what differs corrected, what is the same left alone. */
@Injectable()
export class ApplyRooms {
  constructor(
    private readonly place: PlaceRooms,
    private readonly households: RegisterHouseholds,
    private readonly registerResidents: RegisterResidents,
    private readonly updateResidents: UpdateResidents,
    private readonly file: ResidentFile,
  ) {}

  async execute(
    tx: EntityManager,
    by: string,
    committee: { code: string; path: string },
    rooms: readonly RosterRoom[],
    on: string,
  ): Promise<Applied> {
    const placed = await this.place.execute(tx, committee, rooms, on);
    const households = await this.settle(
      tx,
      by,
      rooms.flatMap((room, i) => room.households.map((entry) => ({ entry, room: placed[i] ?? { code: '', path: '' } }))),
    );
    const known = await tx.find(Resident, {
      where: { householdId: In(households.map(({ household }) => household.id)) },
      lock: { mode: 'pessimistic_write' },
    });
    const byHousehold = Map.groupBy(known, (resident) => resident.householdId);
    const newcomers: NewResident[] = [];
    const corrections: ResidentCorrection[] = [];
    for (const { entry, household } of households)
      this.compare(entry, household, byHousehold.get(household.id) ?? [], newcomers, corrections);
    await this.registerResidents.execute(tx, by, newcomers);
    const updated = (await this.updateResidents.execute(tx, by, corrections)).length;
    const rows = rooms.reduce((sum, room) => sum + rowsInRoom(room), 0);
    return { created: newcomers.length, updated, unchanged: corrections.length - updated, rows };
  }

  private async settle(
    tx: EntityManager,
    by: string,
    entries: readonly { entry: RosterHousehold; room: { code: string; path: string } }[],
  ): Promise<Placed[]> {
    const codes = [...new Set(entries.map(({ room }) => room.code))];
    const known = new Map(
      (await tx.findBy(Household, { roomCode: In(codes), closedAt: IsNull() })).map((household) => [keyOf(household), household]),
    );
    const fresh = entries
      .filter(({ entry, room }) => !known.has(keyOf({ roomCode: room.code, number: entry.number })))
      .map(({ entry, room }): NewHousehold => ({
        roomCode: room.code,
        roomPath: room.path,
        number: entry.number,
        tenure: entry.tenure,
        ...(entry.landlordPhone && { landlordPhone: entry.landlordPhone }),
      }));
    for (const household of await this.households.execute(tx, by, fresh)) known.set(keyOf(household), household);
    return entries.flatMap(({ entry, room }) => {
      const household = known.get(keyOf({ roomCode: room.code, number: entry.number }));
      return household ? [{ entry, household }] : [];
    });
  }

  private compare(
    entry: RosterHousehold,
    household: Household,
    residents: readonly Resident[],
    newcomers: NewResident[],
    corrections: ResidentCorrection[],
  ): void {
    const open = new Map(residents.map((resident) => [resident.id, resident]));
    const place = { householdId: household.id, roomPath: household.roomPath };
    for (const { relation, person } of entry.members) {
      const candidate: Comparable = {
        name: this.file.nameIndex(person.names.original).toString('hex'),
        birthDate: person.birthDate,
        documents: person.documents.map((document) => this.file.documentIndex(document).toString('hex')),
      };
      const resident = [...open.values()].find((member) => sameMember(candidate, comparable(member)));
      if (!resident) {
        newcomers.push({ ...place, relation, person });
        continue;
      }
      open.delete(resident.id);
      // A record that was merged is known, and the one that stands for it is corrected where it lives.
      if (resident.mergedInto) continue;
      corrections.push({ resident, relation, person: completedBy(person, this.file.open(resident)) });
    }
  }
}

const keyOf = ({ roomCode, number }: { roomCode: string; number: number }): string => `${roomCode}#${number}`;

const comparable = ({ nameIndex, birthDate, documentIndexes }: Resident): Comparable => ({
  name: nameIndex.toString('hex'),
  birthDate,
  documents: documentIndexes.map((index) => index.toString('hex')),
});
