import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { ChangePasses } from './change-passes.js';

export const expirePassesWork = 'pass.expire';
const atOnce = 500;

const over = `SELECT id FROM pass WHERE state IN ('active', 'suspended') AND valid_until <= $1 ORDER BY valid_until, id LIMIT ${atOnce}`;

/** Passes whose time is over, some at a time, each once. */
@Injectable()
export class ExpirePasses {
  constructor(
    private readonly change: ChangePasses,
    private readonly clock: Clock,
  ) {}

  @Due(expirePassesWork)
  async execute(minute: string, tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const rows = await tx.query<{ id: string }[]>(over, [now]);
    await this.change.execute(
      tx,
      rows.map(({ id }) => id),
      { to: 'expired' },
      'rule',
    );
    if (rows.length === atOnce) await scheduleDue(tx, expirePassesWork, minute, now);
  }
}
