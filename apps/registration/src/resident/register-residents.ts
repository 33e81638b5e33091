import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentRegistered } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { insertMany } from '#platform/insert-many.js';
import { uuidv7 } from '#platform/uuid.js';
import { buildingOf, CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { IndexResidents } from './index-residents.js';
import { factsOf } from './resident-facts.js';
import { ResidentFile } from './resident-file.js';
import type { Relation } from '../household/household.rules.js';
import { Resident } from './resident.entity.js';
import type { Person } from './resident.rules.js';

export interface NewResident {
  householdId: string;
  roomPath: string;
  relation: Relation;
  person: Person;
}

/** People are known from now on. */
@Injectable()
export class RegisterResidents {
  constructor(
    private readonly outbox: Outbox,
    private readonly file: ResidentFile,
    private readonly index: IndexResidents,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, newcomers: readonly NewResident[]): Promise<Resident[]> {
    if (newcomers.length === 0) return [];
    const residents = newcomers.map((newcomer) => this.rowOf(newcomer));
    await insertMany(tx, Resident, residents);
    await this.index.execute(tx, residents, true);
    await this.outbox.addMany(
      tx,
      ResidentRegistered,
      residents.map((resident) => ({ payload: factsOf(resident), sequence: 1, jurisdiction: buildingOf(resident.roomPath) })),
    );
    await this.count.execute(
      tx,
      residents.map(({ roomPath }) => ({ roomPath, residents: 1 })),
    );
    await this.history.execute(
      tx,
      by,
      residents.map(({ id, householdId, roomPath }) => ({ householdId, residentId: id, roomPath, what: 'resident-registered' as const })),
    );
    return residents;
  }

  private rowOf({ householdId, roomPath, relation, person }: NewResident): Resident {
    const id = uuidv7();
    const { key, wrapped } = this.file.newKey(id);
    return { id, householdId, roomPath, relation, wrappedKey: wrapped, ...this.file.close(id, key, person), mergedInto: null, version: 1 };
  }
}
