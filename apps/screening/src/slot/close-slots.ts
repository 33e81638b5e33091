import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SlotMissed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { countMoved } from '../figures/count-slots.js';
import { checkHonestyWork } from '../reading/check-honesty.js';
import { OpenTasks } from '../task/open-tasks.js';
import { slotFact, type SlotFacts, slotFacts } from './slot-fact.js';
import { closeSlotsWork } from './slot-work.js';
import { levelOfMissed } from './slot.rules.js';

const atOnce = 1_000;

/** In a row with those before it that nobody answered, also such as are over and have not been closed yet by another process. */
const close = `
  WITH locked AS (
    SELECT id, observation_id, opens_at FROM report_slot WHERE closes_at = $1 AND state = 'due' ORDER BY id LIMIT ${atOnce} FOR UPDATE),
  s AS (
    UPDATE report_slot r SET state = 'missed', version = r.version + 1, missed_in_a_row = 1 + (
      SELECT count(*) FROM report_slot p WHERE p.observation_id = locked.observation_id AND p.opens_at < locked.opens_at AND p.opens_at > coalesce(
        (SELECT max(a.opens_at) FROM report_slot a
         WHERE a.observation_id = locked.observation_id AND a.opens_at < locked.opens_at AND a.reading_id IS NOT NULL), '-infinity'))
    FROM locked WHERE r.id = locked.id RETURNING r.*),
  moved AS (SELECT path, day, 'due'::text AS before, state AS after FROM s),
  counted AS (${countMoved})
  SELECT ${slotFacts('s')}, s.missed_in_a_row AS "missedInARow" FROM s ORDER BY s.id`;

/** All reports that end at one moment are over: whoever did not answer is on somebody's work list, the higher the longer they are silent. */
@Injectable()
export class CloseSlots {
  constructor(
    private readonly outbox: Outbox,
    private readonly tasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  @Due(closeSlotsWork)
  async execute(moment: string, tx: EntityManager): Promise<void> {
    const rows = await tx.query<(SlotFacts & { missedInARow: number })[]>(close, [new Date(moment)]);
    await this.outbox.addMany(
      tx,
      SlotMissed,
      rows.map(({ missedInARow, ...slot }) => slotFact(slot, { missedInARow })),
    );
    const tasks = rows.map(({ slotId: source, missedInARow, areaPath, householdId, residentId }) => ({
      ...{ kind: 'slot-missed' as const, source, level: levelOfMissed(missedInARow) },
      ...{ areaPath, householdId, residentId },
    }));
    await this.tasks.execute(tx, tasks);
    const now = this.clock.now();
    if (rows.length === atOnce) await scheduleDue(tx, closeSlotsWork, moment, now);
    else await scheduleDue(tx, checkHonestyWork, moment, now);
  }
}
