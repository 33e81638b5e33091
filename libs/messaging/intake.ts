import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '#platform/prepared.js';
import type { Arrival } from './arrival.js';
import { crashPoint } from './crash-point.js';
import { planRun, type Known } from './plan.js';
import { react, type ToHandle } from './reactions.js';

const known = prepared(
  'intake_known',
  `
  SELECT 'position' AS kind, key AS name, sequence FROM consumer_position WHERE consumer = $1 AND topic = $2 AND key = ANY($3)
  UNION ALL SELECT DISTINCT 'blocked', key, 0 FROM parked WHERE consumer = $1 AND topic = $2 AND key = ANY($3) AND sequence > 0
  UNION ALL SELECT 'seen', event_id::text, 0 FROM inbox WHERE consumer = $1 AND event_id = ANY($4::uuid[])
  UNION ALL SELECT 'seen', event_id::text, 0 FROM parked WHERE consumer = $1 AND event_id = ANY($4::uuid[])`,
);

const moveMany = prepared(
  'intake_move',
  `
  INSERT INTO consumer_position (consumer, topic, key, sequence)
  SELECT $1, $2, key, sequence FROM unnest($3::text[], $4::integer[]) AS moved (key, sequence)
  ON CONFLICT (consumer, topic, key) DO UPDATE SET sequence = greatest(consumer_position.sequence, excluded.sequence)`,
);

const enterMany = prepared('intake_enter', 'INSERT INTO inbox (consumer, event_id) SELECT $1, id FROM unnest($2::uuid[]) AS id');

/** Brings events into the database of one consumer: effect, inbox and position in one transaction. */
export class Intake {
  private readonly logger = new Logger('Event');

  constructor(readonly consumer: string) {}

  /**
   * Takes the longest run it can from the start of `arrivals`, which come from one partition, by a fixed number of statements
   * besides those of the handlers.
   * @returns how many records are done; 0 when the first one has to be taken alone
   */
  async takeRun(tx: EntityManager, arrivals: readonly Arrival[]): Promise<number> {
    const topic = arrivals[0]!.record.topic;
    const plan = planRun(arrivals, await this.known(tx, topic, arrivals));
    await this.enter(
      tx,
      plan.handle.map(({ id }) => id),
    );
    crashPoint('cons.after_inbox');
    await this.handle(
      tx,
      plan.handle.map(({ reading }) => reading),
    );
    await this.move(tx, topic, plan.moved);
    crashPoint('cons.before_commit');
    return plan.taken;
  }

  async known(tx: EntityManager, topic: string, arrivals: readonly Arrival[]): Promise<Known> {
    const keys = [...new Set(arrivals.map(({ key }) => key))];
    const ids = arrivals.map(({ id }) => id);
    const rows: { kind: string; name: string; sequence: number }[] = await tx.query(known, [this.consumer, topic, keys, ids]);
    const named = (kind: string) => rows.filter((row) => row.kind === kind);
    return {
      positions: new Map(named('position').map(({ name, sequence }) => [name, sequence])),
      blocked: new Set(named('blocked').map(({ name }) => name)),
      seen: new Set(named('seen').map(({ name }) => name)),
    };
  }

  /** Plain INSERT, before the handlers: of two consumers that hold the same event, the second waits here and then fails. */
  async enter(tx: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(enterMany, [this.consumer, ids]);
  }

  async move(tx: EntityManager, topic: string, moved: ReadonlyMap<string, number>): Promise<void> {
    if (moved.size === 0) return;
    const inOrder = [...moved].sort(([one], [other]) => (one < other ? -1 : 1)); // the same order everywhere: no deadlocks
    await tx.query(moveMany, [this.consumer, topic, inOrder.map(([key]) => key), inOrder.map(([, sequence]) => sequence)]);
  }

  async handle(tx: EntityManager, readings: readonly ToHandle[]): Promise<void> {
    await react(readings, tx);
    for (const { event } of readings) {
      const { id, type, sequence, traceparent } = event;
      this.logger.log({ message: 'event', consumer: this.consumer, type, id, sequence, traceId: traceparent?.split('-')[1] });
    }
  }
}
