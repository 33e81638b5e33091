import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FollowHolds } from '../suspension/follow-holds.js';

export interface HeardObservation {
  observationId: string;
  residentId: string;
  householdId: string;
  areaPath: string;
  ruleVersion: string;
  over: boolean;
  sequence: number;
}

const upsert = `
  INSERT INTO observation AS o (id, resident_id, household_id, path, rule_version, over, sequence)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE SET resident_id = excluded.resident_id, household_id = excluded.household_id, path = excluded.path,
    over = excluded.over, sequence = excluded.sequence
  WHERE o.sequence < excluded.sequence
  RETURNING id`;

/** Writes down whether an observation goes on, unless something later is known of it, and lets the passes follow. */
@Injectable()
export class KeepObservation {
  constructor(private readonly follow: FollowHolds) {}

  async execute(tx: EntityManager, heard: HeardObservation): Promise<void> {
    const { observationId, residentId, householdId, areaPath, ruleVersion, over, sequence } = heard;
    const kept = await tx.query<unknown[]>(upsert, [observationId, residentId, householdId, areaPath, ruleVersion, over, sequence]);
    if (kept.length > 0) await this.follow.execute(tx, { residentIds: [residentId], householdIds: [householdId] });
  }
}
