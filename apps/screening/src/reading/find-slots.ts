import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgeBand } from '#contracts/shared.js';
import { prepared } from '#platform/prepared.js';
import type { ObservationState } from '../observation/observation.rules.js';

export interface AskedSlot {
  observationId: string;
  /** The last one that had opened by then when left out. */
  slotId: string | null;
  measuredAt: Date;
}

export interface FoundSlot {
  observationId: string;
  residentId: string;
  householdId: string;
  areaPath: string;
  state: ObservationState;
  ageBand: AgeBand;
  /** Id of the report that a reading of that time answers. */
  slot: string | null;
}

/** Hours after its end in which a reading that names no slot still belongs to the last one: until the next morning. */
const hoursAfter = 10;

const find = prepared(
  'find_slots',
  `
  SELECT asked.position::integer - 1 AS position, o.id AS "observationId", o.resident_id AS "residentId", o.household_id AS "householdId",
    o.path AS "areaPath", o.state, coalesce(r.age_band, 'unknown') AS "ageBand", s.id AS slot
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS asked (observation_id, slot_id, measured_at, position)
  JOIN observation o ON o.id = asked.observation_id
  LEFT JOIN resident r ON r.id = o.resident_id
  LEFT JOIN LATERAL (
    SELECT id FROM report_slot s WHERE s.observation_id = o.id AND s.opens_at <= asked.measured_at
      AND (s.id = asked.slot_id OR asked.slot_id IS NULL AND asked.measured_at < s.closes_at + interval '${hoursAfter} hours')
    ORDER BY s.opens_at DESC LIMIT 1) s ON true`,
);

/** Finds the reports that many readings answer, by one statement. */
@Injectable()
export class FindSlots {
  async execute(tx: EntityManager, asked: readonly AskedSlot[]): Promise<(FoundSlot | undefined)[]> {
    const rows = await tx.query<(FoundSlot & { position: number })[]>(find, [
      asked.map(({ observationId }) => observationId),
      asked.map(({ slotId }) => slotId),
      asked.map(({ measuredAt }) => measuredAt),
    ]);
    const found = new Map(rows.map(({ position, ...slot }) => [position, slot]));
    return asked.map((_, position) => found.get(position));
  }
}
