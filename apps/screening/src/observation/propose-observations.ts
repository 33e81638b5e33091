import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StartRule } from '#contracts/shared.js';
import { ObservationProposed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { personsOf } from '#neighbourhood/persons.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { CountPeople } from '../figures/count-people.js';
import { OpenTasks } from '../task/open-tasks.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';

export interface Proposal {
  residentId: string;
  householdId: string;
  /** Building. */
  areaPath: string;
  startRule: StartRule;
  ruleVersion: string;
  listId: string | null;
  tripId: string | null;
  inherited: boolean;
  countedFrom: Date;
  startsAt: Date;
  endsAt: Date;
}

const observedAlready = `
  SELECT resident_id AS id FROM observation WHERE resident_id = ANY($1::uuid[]) AND state IN ('proposed', 'active', 'extended')`;

const insert = `
  WITH o AS (
    INSERT INTO observation (id, resident_id, household_id, path, state, start_rule, rule_version, list_id, trip_id, inherited,
      counted_from, starts_at, ends_at, proposed_at, version)
    SELECT id, resident_id, household_id, path, 'proposed', start_rule, rule_version, list_id, trip_id, inherited, counted_from, starts_at, ends_at, $12, 1
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::boolean[],
      $10::timestamptz[], $11::timestamptz[], $13::timestamptz[])
      AS n (id, resident_id, household_id, path, start_rule, rule_version, list_id, trip_id, inherited, counted_from, starts_at, ends_at)
    ON CONFLICT DO NOTHING RETURNING *)
  SELECT ${changedObservation} FROM o ORDER BY o.id`;

/** A rule or a worker proposes: nobody is restricted before a worker confirms it. Who is observed or proposed already stays as they are. */
@Injectable()
export class ProposeObservations {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly tasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, proposals: readonly Proposal[]): Promise<ChangedObservation[]> {
    const now = this.clock.now();
    const free = (await this.unobserved(tx, proposals)).filter(({ endsAt }) => endsAt > now);
    if (free.length === 0) return [];
    const made = await this.insert(tx, free, now);
    await this.tell(tx, made);
    await this.count.execute(
      tx,
      made.map(({ areaPath: path }) => ({ path, proposed: 1 })),
    );
    await this.tasks.execute(
      tx,
      made.map(({ observationId: source, areaPath, householdId, residentId }) => ({
        kind: 'confirm-observation' as const,
        source,
        areaPath,
        householdId,
        residentId,
      })),
    );
    return made;
  }

  async tell(tx: EntityManager, changed: readonly ChangedObservation[]): Promise<void> {
    const facts = changed.map((row) => factOf(row, { startRule: row.startRule, ruleVersion: row.ruleVersion, tripId: row.tripId }));
    await this.outbox.addMany(tx, ObservationProposed, facts);
  }

  /** Each person once, and nobody who is observed by another of their records. */
  private async unobserved(tx: EntityManager, proposals: readonly Proposal[]): Promise<Proposal[]> {
    const persons = await personsOf(
      tx,
      proposals.map(({ residentId }) => residentId),
    );
    const records = [...persons.values()].flatMap((person) => person.records);
    const observed = new Set((await tx.query<{ id: string }[]>(observedAlready, [records])).map(({ id }) => id));
    const once = new Map(proposals.toReversed().map((proposal) => [persons.get(proposal.residentId)?.standing, proposal]));
    return [...once.values()].filter(({ residentId }) => !persons.get(residentId)?.records.some((id) => observed.has(id))).toReversed();
  }

  private insert(tx: EntityManager, rows: readonly Proposal[], now: Date): Promise<ChangedObservation[]> {
    const column = <Name extends keyof Proposal>(name: Name): Proposal[Name][] => rows.map((row) => row[name]);
    return tx.query<ChangedObservation[]>(insert, [
      rows.map(() => uuidv7(now.getTime())),
      column('residentId'),
      column('householdId'),
      column('areaPath'),
      column('startRule'),
      column('ruleVersion'),
      column('listId'),
      column('tripId'),
      column('inherited'),
      column('countedFrom'),
      column('startsAt'),
      now,
      column('endsAt'),
    ]);
  }
}
