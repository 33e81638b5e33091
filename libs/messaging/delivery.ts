import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrivalOf, type Arrival } from './arrival.js';
import { crashPoint } from './crash-point.js';
import { failureOf, isTransient, type Failure } from './failure.js';
import type { Intake } from './intake.js';
import type { Batch } from './kafka.js';
import type { Parking } from './parking.js';
import type { Reactions } from './reactions.js';

export type Transact = <Result>(work: (tx: EntityManager) => Promise<Result>) => Promise<Result>;

const longestRun = 200;
const tries = 5;
/** So many starts without an end, in a run or alone, are enough. The run in which a process ends that was at work already is not counted. */
const startsBeforeParking = 2;
const heartbeatMs = 1_500;
const longestWaitMs = 5_000;

export interface Delivered {
  (batch: Batch, lastOffset: string, count: number): void;
}

/**
 * Brings the records of one partition into the database in their order: many in one transaction, and by halves down to one
 * when something in them fails. An offset is committed only after the transaction that holds the effect.
 */
export class Delivery {
  private readonly logger = new Logger('Delivery');
  /** Records still to be taken one by one, by partition; a partition that is not in it was assigned just now: see `firstOf`. */
  private readonly careful = new Map<string, number>();

  constructor(
    private readonly transact: Transact,
    private readonly intake: Intake,
    private readonly parking: Parking,
    private readonly reactions: Reactions,
  ) {}

  onRebalance(): void {
    this.careful.clear();
  }

  /** @throws the broker's error when the partition is lost, so that the client joins its group again */
  async deliver(batch: Batch, delivered: Delivered, waiting: () => void): Promise<void> {
    crashPoint('cons.after_fetch');
    const beat = new Heartbeat(batch);
    try {
      const arrivals = batch.records.map((record) => arrivalOf(record, this.reactions));
      for (let index = 0, size = longestRun; index < arrivals.length && beat.alive;) {
        const taken = await this.takeSome(batch, arrivals.slice(index, index + size), beat, waiting);
        if (taken > 0) {
          index += taken;
          crashPoint('cons.after_commit_before_offset');
          await batch.commit(arrivals[index - 1]!.record.offset);
          delivered(batch, arrivals[index - 1]!.record.offset, taken);
        }
        size = taken > 0 ? Math.min(longestRun, size * 2) : Math.max(1, size >> 1);
      }
    } finally {
      beat.stop();
    }
    if (beat.lost) throw beat.lost;
  }

  /** @returns records taken; 0 when fewer should be tried, or the partition is no longer ours */
  private async takeSome(batch: Batch, arrivals: Arrival[], beat: Heartbeat, waiting: () => void): Promise<number> {
    for (let failures = 0; beat.alive; failures += 1) {
      try {
        return await this.take(batch, arrivals);
      } catch (error) {
        if (!isTransient(error)) {
          if (arrivals.length > 1) return 0;
          throw error;
        }
        this.logger.warn({ message: 'The partition waits', topic: batch.topic, partition: batch.partition, failures, ...failureOf(error) });
        waiting();
        await beat.pause(Math.min(100 * 2 ** failures, longestWaitMs));
      }
    }
    return 0;
  }

  private async take({ topic, partition }: Batch, arrivals: Arrival[]): Promise<number> {
    const place = `${topic}/${partition}`;
    const [first] = arrivals;
    const careful = this.careful.get(place);
    if (careful === undefined) return this.firstOf(place, arrivals);
    if (careful > 0) return this.takeCounted(place, arrivals);
    const taken = arrivals.length > 1 ? await this.transact((tx) => this.intake.takeRun(tx, arrivals)) : 0;
    if (taken > 0) return taken;
    await this.alone(first!);
    return 1;
  }

  /**
   * The first run after an assignment is counted as a start of each of its events before it is taken, and the count goes with its
   * effect. A count that stands there already was left by a process that ended: then records are taken one by one, each counted before
   * it is handled, for one of them may be what ended it, and nothing else would tell.
   */
  private async firstOf(place: string, arrivals: Arrival[]): Promise<number> {
    const marked = await this.transact((tx) => this.mark(tx, arrivals));
    this.careful.set(place, marked ? longestRun : 0);
    if (marked || arrivals.length === 1) return this.takeCounted(place, arrivals);
    try {
      const taken = await this.transact(async (tx) => {
        await this.forgetStarts(tx, arrivals);
        return this.intake.takeRun(tx, arrivals);
      });
      if (taken > 0) return taken;
    } catch (error) {
      await this.transact((tx) => this.forgetStarts(tx, arrivals));
      throw error;
    }
    return this.takeCounted(place, arrivals);
  }

  private async takeCounted(place: string, [first]: Arrival[]): Promise<number> {
    await this.carefully(first!);
    this.careful.set(place, Math.max(0, (this.careful.get(place) ?? 0) - 1));
    return 1;
  }

  /**
   * Counts a start of each of several events; one alone is counted when it is taken.
   * @returns true when one of them was counted before
   */
  private async mark(tx: EntityManager, arrivals: readonly Arrival[]): Promise<boolean> {
    const ids = arrivals.map(({ id }) => id);
    const known = await tx.query<unknown[]>('SELECT 1 FROM consumer_attempt WHERE consumer = $1 AND event_id = ANY($2::uuid[]) LIMIT 1', [
      this.intake.consumer,
      ids,
    ]);
    if (known.length > 0) return true;
    if (ids.length > 1)
      await tx.query(
        'INSERT INTO consumer_attempt (consumer, event_id, starts) SELECT $1, id, 1 FROM unnest($2::uuid[]) AS id ON CONFLICT DO NOTHING',
        [this.intake.consumer, ids],
      );
    return false;
  }

  private forgetStarts(tx: EntityManager, arrivals: readonly Arrival[]): Promise<unknown> {
    const ids = arrivals.map(({ id }) => id);
    return tx.query('DELETE FROM consumer_attempt WHERE consumer = $1 AND event_id = ANY($2::uuid[])', [this.intake.consumer, ids]);
  }

  private async carefully(arrival: Arrival): Promise<void> {
    const starts = await this.transact(async (tx) => {
      const rows: { starts: number }[] = await tx.query(
        `INSERT INTO consumer_attempt (consumer, event_id, starts) VALUES ($1, $2, 1)
         ON CONFLICT (consumer, event_id) DO UPDATE SET starts = consumer_attempt.starts + 1 RETURNING starts`,
        [this.intake.consumer, arrival.id],
      );
      return rows[0]!.starts;
    });
    const poison: Failure | undefined = starts > startsBeforeParking ? { reason: 'CRASHED', error: null } : undefined;
    await this.alone(arrival, poison, (tx) => this.forgetStarts(tx, [arrival]));
  }

  private async alone(arrival: Arrival, poison?: Failure, also?: (tx: EntityManager) => Promise<unknown>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transact(async (tx) => {
          await this.parking.take(tx, arrival, { giveUp: attempt >= tries, poison });
          await also?.(tx);
        });
      } catch (error) {
        if (isTransient(error) || attempt >= tries) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** (attempt - 1)));
      }
    }
  }
}

/** Tells the group that the consumer lives, from a timer: a slow handler or a waiting database must not look like death. */
class Heartbeat {
  lost?: unknown;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly batch: Batch) {
    this.timer = setInterval(() => void batch.heartbeat().catch((error: unknown) => (this.lost ??= error)), heartbeatMs);
  }

  get alive(): boolean {
    return this.lost === undefined && this.batch.active();
  }

  /** Ends early when the partition is lost or the consumer stops. */
  async pause(milliseconds: number): Promise<void> {
    for (const until = performance.now() + milliseconds; this.alive && performance.now() < until;)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
