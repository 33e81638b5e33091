import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { DueWork } from '#platform/due-work.entity.js';
import { countMoved } from '../figures/count-slots.js';
import type { Period } from '../observation/observation.rules.js';
import { closeSlotsWork, remindOfSlotsWork } from './slot-work.js';
import { remindMinutes, slotHours } from './slot-hours.js';
import { type SlotTime, slotTimes } from './slot.rules.js';

export interface Reporting extends Period {
  observationId: string;
}

const insert = `
  WITH made AS (
    INSERT INTO report_slot (id, observation_id, resident_id, household_id, path, day, opens_at, closes_at, state, version)
    SELECT uuidv7(), o.id, o.resident_id, o.household_id, o.path, n.day, n.opens_at, n.closes_at, 'due', 0
    FROM unnest($1::uuid[], $2::date[], $3::timestamptz[], $4::timestamptz[]) AS n (id, day, opens_at, closes_at) JOIN observation o ON o.id = n.id
    ON CONFLICT (observation_id, opens_at) DO NOTHING RETURNING observation_id, path, day),
  moved AS (SELECT path, day, NULL::text AS before, 'due'::text AS after FROM made),
  counted AS (${countMoved})
  SELECT observation_id AS id, count(*)::integer AS slots FROM made GROUP BY 1`;

/** Two reports a day for whoever is observed, all by one statement, and the work at their ends: one piece for all that end together. */
@Injectable()
export class AddSlots {
  constructor(private readonly clock: Clock) {}

  /** @returns how many were added, by observation */
  async execute(tx: EntityManager, reporting: readonly Reporting[]): Promise<Map<string, number>> {
    const now = this.clock.now();
    const rows = reporting.flatMap((one) => slotTimes(one, slotHours, now).map((time) => ({ ...time, id: one.observationId })));
    if (rows.length === 0) return new Map();
    const made = await tx.query<{ id: string; slots: number }[]>(insert, [
      rows.map(({ id }) => id),
      rows.map(({ day }) => day),
      rows.map(({ opensAt }) => opensAt),
      rows.map(({ closesAt }) => closesAt),
    ]);
    await this.schedule(tx, rows);
    return new Map(made.map(({ id, slots }) => [id, slots]));
  }

  private async schedule(tx: EntityManager, slots: readonly SlotTime[]): Promise<void> {
    const ends = [...new Set(slots.map(({ closesAt }) => closesAt.getTime()))].sort((one, other) => one - other);
    const work = ends.flatMap((end) => {
      const key = new Date(end).toISOString();
      return [
        { kind: remindOfSlotsWork, key, dueAt: new Date(end - remindMinutes * 60_000), attempts: 0 },
        { kind: closeSlotsWork, key, dueAt: new Date(end), attempts: 0 },
      ];
    });
    await tx.upsert(DueWork, work, ['kind', 'key']);
  }
}
