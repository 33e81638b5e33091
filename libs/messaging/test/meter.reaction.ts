import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { Rejection } from '#platform/rejection.js';
import { Measured, Sealed } from './meter.events.js';

/** Values with which a measurement cannot be handled. */
export const poison = { fault: -1, death: -2, rejection: -3 };

/**
 * Writes one row for each call into `effect`, which has no unique key: what is handled twice stands there twice.
 * A row in `cure` makes faults go away, as a repaired build would.
 */
async function write(
  tx: EntityManager,
  { id, type, key, sequence }: EventOf<typeof Measured | typeof Sealed>,
  value: number,
): Promise<void> {
  await tx.query(`INSERT INTO effect (event_id, type, key, sequence, value, process) VALUES ($1, $2, $3, $4, $5, $6)`, [
    id,
    type,
    key,
    sequence,
    value,
    process.pid,
  ]);
}

@Controller()
export class MeterReaction {
  @On(Measured)
  async measured(event: EventOf<typeof Measured>, tx: EntityManager): Promise<void> {
    const { value } = event.payload;
    await write(tx, event, value);
    if (value === poison.death) process.kill(process.pid, 'SIGKILL');
    if (value === poison.rejection) throw new Rejection('ACTION_NOT_ALLOWED');
    if (value !== poison.fault) return;
    const cured: unknown[] = await tx.query('SELECT FROM cure');
    if (cured.length === 0) throw new Error('This meter cannot be read');
  }
}

@Controller()
export class SealReaction {
  @On(Sealed)
  async sealed(event: EventOf<typeof Sealed>, tx: EntityManager): Promise<void> {
    await write(tx, event, 0);
  }
}
