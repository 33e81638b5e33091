import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { Turned } from './part.events.js';

/**
 * Writes one row for each call into `effect`, which has no unique key: what is handled twice stands there twice.
 * A row in `cure` makes poison harmless, as a repaired build would.
 */
@Controller()
export class TurnReaction {
  @On(Turned)
  async turned({ key, sequence, payload }: EventOf<typeof Turned>, tx: EntityManager): Promise<void> {
    if (payload.poison && (await tx.query<unknown[]>('SELECT FROM cure')).length === 0) throw new Error('This part cannot be turned');
    await tx.query('INSERT INTO effect (op, key, version, pid) VALUES ($1, $2, $3, $4)', [payload.op, key, sequence, process.pid]);
  }
}
