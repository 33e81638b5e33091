import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationStarted } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import type { RejectionCode } from '#platform/rejection.js';
import { CountPeople } from '../figures/count-people.js';
import type { Outcome } from '../outcome.js';
import { AddSlots } from '../slot/add-slots.js';
import { SettleTasks } from '../task/settle-tasks.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';
import type { ObservationState } from './observation.rules.js';
import { scheduleRelease } from './schedule-release.js';

const lock = `SELECT id, state, ends_at AS "endsAt" FROM observation WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const start = `
  WITH o AS (
    UPDATE observation SET state = 'active', started_at = $2, started_by = $3, version = version + 1 WHERE id = ANY($1::uuid[]) RETURNING *)
  SELECT ${changedObservation} FROM o ORDER BY o.id`;

interface Found {
  id: string;
  state: ObservationState;
  endsAt: Date;
}

/** A worker confirms: from now on these people stay at home and report. Each row by itself. */
@Injectable()
export class StartObservations {
  constructor(
    private readonly outbox: Outbox,
    private readonly slots: AddSlots,
    private readonly count: CountPeople,
    private readonly tasks: SettleTasks,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, ids: readonly string[]): Promise<Outcome> {
    const now = this.clock.now();
    const found = new Map((await tx.query<Found[]>(lock, [ids])).map((row) => [row.id, row]));
    const outcome: Outcome = { accepted: [], rejected: [] };
    ids.forEach((id, index) => {
      const code = faultOf(found.get(id), now);
      if (code) outcome.rejected.push({ index, code });
      else outcome.accepted.push(id);
    });
    const fresh = [...new Set(outcome.accepted)];
    if (fresh.length > 0) await this.start(tx, by, fresh, now);
    return outcome;
  }

  private async start(tx: EntityManager, by: string, ids: readonly string[], now: Date): Promise<void> {
    const started = await tx.query<ChangedObservation[]>(start, [ids, now, by]);
    const slots = await this.slots.execute(tx, started);
    const facts = started.map((row) => {
      const { startRule, ruleVersion, tripId, startsAt, endsAt, observationId } = row;
      const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      return factOf(row, { startRule, ruleVersion, tripId, ...times, slots: slots.get(observationId) ?? 0 });
    });
    await this.outbox.addMany(tx, ObservationStarted, facts);
    await scheduleRelease(tx, started);
    await this.tasks.execute(tx, 'confirm-observation', ids, 'done', by);
    await this.count.execute(
      tx,
      started.map(({ areaPath: path }) => ({ path, proposed: -1, active: 1 })),
    );
  }
}

function faultOf(found: Found | undefined, now: Date): RejectionCode | undefined {
  if (!found) return 'OBSERVATION_UNKNOWN';
  if (found.state !== 'proposed') return 'OBSERVATION_NOT_PROPOSED';
  return found.endsAt <= now ? 'OBSERVATION_OVER' : undefined;
}
