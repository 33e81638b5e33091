import { setTimeout as pause } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { Rejection } from '#platform/rejection.js';
import { Turned, type Manner } from './part.events.js';

const slowMs = 60;

/**
 * Writes one row for each call into `effect`, which has no unique key: what is handled twice stands there twice.
 * A row in `cure` makes poison harmless, as a repaired build would.
 */
@Controller()
export class TurnReaction {
  @On(Turned)
  async turned({ key, sequence, payload }: EventOf<typeof Turned>, tx: EntityManager): Promise<void> {
    await take[payload.manner](tx);
    await tx.query('INSERT INTO effect (op, key, version, pid) VALUES ($1, $2, $3, $4)', [payload.op, key, sequence, process.pid]);
  }
}

const isCured = async (tx: EntityManager): Promise<boolean> => (await tx.query<unknown[]>('SELECT FROM cure')).length > 0;

const take: Record<Manner, (tx: EntityManager) => Promise<unknown>> = {
  sound: async () => {},
  slow: () => pause(slowMs),
  throws: async (tx) => {
    if (!(await isCured(tx))) throw new Error('This part cannot be turned');
  },
  rejects: async (tx) => {
    if (!(await isCured(tx))) throw new Rejection('ACTION_NOT_ALLOWED');
  },
  kills: async (tx) => {
    if (!(await isCured(tx))) process.kill(process.pid, 'SIGKILL');
  },
};
