import { uuidv7 } from '#platform/uuid.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdRegistered } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { insertMany } from '#platform/insert-many.js';
import { Vault } from '#platform/vault.js';
import { CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { Household } from './household.entity.js';
import type { Tenure } from './household.rules.js';

export interface NewHousehold {
  roomCode: string;
  roomPath: string;
  number: number;
  tenure: Tenure;
  /** Phone of the landlord of a rented flat, E.164. */
  landlordPhone?: string;
}

/** Groups of people begin to live in rooms. */
@Injectable()
export class RegisterHouseholds {
  constructor(
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, households: readonly NewHousehold[]): Promise<Household[]> {
    if (households.length === 0) return [];
    const rows = households.map((household) => this.rowOf(household));
    await insertMany(tx, Household, rows);
    await this.outbox.addMany(
      tx,
      HouseholdRegistered,
      rows.map(({ id, roomCode, roomPath }) => ({ payload: { householdId: id, roomCode, roomPath }, sequence: 1, jurisdiction: roomPath })),
    );
    await this.count.execute(
      tx,
      rows.map(({ roomPath }) => ({ roomPath, households: 1 })),
    );
    await this.history.execute(
      tx,
      by,
      rows.map(({ id, roomPath }) => ({ householdId: id, roomPath, what: 'household-registered' as const })),
    );
    return rows;
  }

  private rowOf({ landlordPhone, ...household }: NewHousehold): Household {
    const id = uuidv7();
    const own = landlordPhone ? this.vault.newSubjectKey(id) : undefined;
    return {
      id,
      ...household,
      preferredContact: null,
      landlordSealed: own && landlordPhone ? this.vault.seal(own.key, landlordPhone, `household.landlord:${id}`) : null,
      wrappedKey: own?.wrapped ?? null,
      unconfirmed: false,
      version: 1,
      closedAt: null,
    };
  }
}
