import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationCancelled } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { CountPeople } from '../figures/count-people.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';
import { CloseFollowUp } from './close-follow-up.js';

const cancel = `
  WITH o AS (
    UPDATE observation c SET state = 'cancelled', ended_at = $2, ended_by = $3, version = c.version + 1
    FROM (SELECT id FROM observation WHERE id = ANY($1::uuid[]) AND state IN ('proposed', 'active', 'extended') ORDER BY id FOR UPDATE) locked
    WHERE c.id = locked.id RETURNING new.*, old.state AS before)
  SELECT ${changedObservation}, o.before FROM o ORDER BY o.id`;

/** It never starts, or its rule fell away. What is over already is left alone. */
@Injectable()
export class CancelObservations {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly followUp: CloseFollowUp,
    private readonly clock: Clock,
  ) {}

  /** `by` is null when a rule cancels. */
  async execute(tx: EntityManager, ids: readonly string[], by: string | null): Promise<ChangedObservation[]> {
    if (ids.length === 0) return [];
    const rows = await tx.query<(ChangedObservation & { before: string })[]>(cancel, [ids, this.clock.now(), by]);
    await this.followUp.execute(
      tx,
      rows.map(({ observationId }) => observationId),
      this.clock.now(),
    );
    await this.outbox.addMany(
      tx,
      ObservationCancelled,
      rows.map((row) => factOf(row, {})),
    );
    await this.count.execute(
      tx,
      rows.map(({ areaPath: path, before }) => (before === 'proposed' ? { path, proposed: -1 } : { path, active: -1 })),
    );
    return rows;
  }
}
