import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SlotDue } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { slotFact, type SlotFacts, slotFacts } from './slot-fact.js';
import { remindOfSlotsWork } from './slot-work.js';

const atOnce = 1_000;

/** Whoever was reminded has a version. */
const remind = `
  WITH s AS (
    UPDATE report_slot r SET version = r.version + 1
    FROM (SELECT id FROM report_slot WHERE closes_at = $1 AND state = 'due' AND version = 0 ORDER BY id LIMIT ${atOnce} FOR UPDATE) locked
    WHERE r.id = locked.id RETURNING r.*)
  SELECT ${slotFacts('s')} FROM s ORDER BY s.id`;

/** Half an hour is left: whoever has not reported is told. Afterwards it is too late for that, and nobody is. */
@Injectable()
export class RemindOfSlots {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @Due(remindOfSlotsWork)
  async execute(moment: string, tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    if (now >= new Date(moment)) return;
    const rows = await tx.query<SlotFacts[]>(remind, [new Date(moment)]);
    await this.outbox.addMany(
      tx,
      SlotDue,
      rows.map((slot) => slotFact(slot, {})),
    );
    if (rows.length === atOnce) await scheduleDue(tx, remindOfSlotsWork, moment, now);
  }
}
