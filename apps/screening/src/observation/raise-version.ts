import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { changedObservation, type ChangedObservation } from './changed-observation.js';

const raise = `
  WITH o AS (
    UPDATE observation SET version = version + $2 WHERE id = $1 AND state IN ('proposed', 'active', 'extended') RETURNING *)
  SELECT ${changedObservation} FROM o`;

/** Locks an observation that is not over, for facts about it that change nothing of itself; its version numbers the last of them. */
@Injectable()
export class RaiseVersion {
  /** @throws Rejection OBSERVATION_UNKNOWN or OBSERVATION_NOT_RUNNING */
  async execute(tx: EntityManager, observationId: string, facts = 1): Promise<ChangedObservation> {
    const [changed] = await tx.query<ChangedObservation[]>(raise, [observationId, facts]);
    if (changed) return changed;
    const known = await tx.query<unknown[]>('SELECT 1 FROM observation WHERE id = $1', [observationId]);
    throw new Rejection(known.length > 0 ? 'OBSERVATION_NOT_RUNNING' : 'OBSERVATION_UNKNOWN');
  }
}
