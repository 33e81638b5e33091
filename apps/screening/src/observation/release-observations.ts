import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationReleased } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock, chinaDate } from '#platform/clock.js';
import { CountPeople } from '../figures/count-people.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';
import { CloseFollowUp } from './close-follow-up.js';

const release = `
  WITH o AS (
    UPDATE observation SET state = 'released', ended_at = $2, ended_by = $3, ends_at = least(ends_at, $2), version = version + 1
    WHERE id = ANY($1::uuid[]) AND state IN ('active', 'extended') RETURNING *)
  SELECT ${changedObservation} FROM o ORDER BY o.id`;

/** Their days are over, or end early: they may go out again. */
@Injectable()
export class ReleaseObservations {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly followUp: CloseFollowUp,
    private readonly clock: Clock,
  ) {}

  /** `early.by` is the account that approved it; without it their days are over. */
  async execute(tx: EntityManager, ids: readonly string[], early?: { by: string }): Promise<void> {
    const now = this.clock.now();
    const released = await tx.query<ChangedObservation[]>(release, [ids, now, early?.by ?? null]);
    await this.followUp.execute(tx, ids, now);
    const facts = released.map((row) => factOf(row, { releasedAt: now.toISOString(), early: early !== undefined }));
    await this.outbox.addMany(tx, ObservationReleased, facts);
    const paths = released.map(({ areaPath }) => areaPath);
    await this.count.execute(
      tx,
      paths.map((path) => ({ path, active: -1 })),
    );
    await this.count.released(tx, paths, chinaDate(now));
  }
}
