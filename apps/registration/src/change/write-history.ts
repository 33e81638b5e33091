import { uuidv7 } from '#platform/uuid.js';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { insertMany } from '#platform/insert-many.js';
import { Change } from './change.entity.js';

export interface Entry {
  householdId: string;
  residentId?: string;
  roomPath: string;
  what:
    | 'household-registered'
    | 'household-changed'
    | 'household-moved'
    | 'household-closed'
    | 'household-confirmed'
    | 'account-linked'
    | 'account-unlinked'
    | 'resident-registered'
    | 'resident-updated'
    | 'resident-moved'
    | 'residents-merged'
    | 'merge-undone';
  /** Names of the fields that changed, or one word of reason; never a value. */
  fields?: string[];
}

/** History is written in the transaction of the change, so there is none without the other. */
@Injectable()
export class WriteHistory {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, by: string, entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now();
    const rows = entries.map(({ residentId = null, fields = [], ...entry }) => ({ id: uuidv7(), at, by, residentId, fields, ...entry }));
    await insertMany(tx, Change, rows);
  }
}
