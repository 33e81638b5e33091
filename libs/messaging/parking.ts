import { Logger } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { arrivalOf, type Arrival } from './arrival.js';
import { crashPoint } from './crash-point.js';
import type { ReceivedRecord } from './event-record.js';
import { failureOf, isTransient, type Failure } from './failure.js';
import type { Intake } from './intake.js';
import { ParkedRow } from './parked.entity.js';
import { orderOf } from './plan.js';
import type { Reactions } from './reactions.js';

export type Outcome = 'handled' | 'moved' | 'duplicate' | Failure['reason'];

const isDone = (outcome: Outcome): boolean => outcome === 'handled' || outcome === 'moved' || outcome === 'duplicate';

/** These wait for an event, not for a person: they are taken as soon as it is their turn. */
const waitsForTurn = new Set<string>(['GAP', 'BEHIND']);

/** Takes events one at a time, in a transaction each: parks what cannot be handled, and lets followers go in order. */
export class Parking {
  private readonly logger = new Logger('Parked');

  constructor(
    private readonly intake: Intake,
    private readonly reactions: Reactions,
  ) {}

  /**
   * Takes one event. A transient failure is thrown, as is any other failure unless `giveUp` says that it was the last try.
   * `poison` parks the event without a try.
   */
  async take(tx: EntityManager, arrival: Arrival, { giveUp, poison }: { giveUp: boolean; poison?: Failure }): Promise<Outcome> {
    const { key, record } = arrival;
    await this.release(tx, record.topic, key);
    const outcome = await this.place(tx, arrival, giveUp, poison);
    if (isDone(outcome)) await this.letGo(tx, record.topic, key);
    crashPoint('cons.before_commit');
    return outcome;
  }

  /**
   * Tries the earliest parked event of a key again, whatever its reason, and then its followers.
   * @returns what became of each event that was looked at; the last one may be parked still
   */
  async retryKey(tx: EntityManager, topic: string, key: string): Promise<{ row: ParkedRow; outcome: Outcome }[]> {
    await this.lock(tx, topic, key);
    const looked: { row: ParkedRow; outcome: Outcome }[] = [];
    for (let head = await this.head(tx, topic, key); head; head = await this.head(tx, topic, key)) {
      const outcome = await this.retry(tx, head);
      looked.push({ row: head, outcome });
      if (!isDone(outcome)) break;
    }
    return looked;
  }

  /**
   * Passes over the event that holds its key up, as if it had been handled, and lets its followers go.
   * @throws Rejection PARKED_NOT_FIRST when something of its key goes before it
   */
  async passOver(tx: EntityManager, row: ParkedRow): Promise<void> {
    const { topic, key, sequence } = row;
    await this.lock(tx, topic, key);
    const isFirst = sequence === 0 || (await this.head(tx, topic, key))?.id === row.id;
    if (!isFirst || orderOf(sequence, await this.positionOf(tx, row)) === 'gap') throw new Rejection('PARKED_NOT_FIRST');
    await this.forget(tx, row, 'moved');
    if (sequence === 0) return;
    await this.intake.move(tx, topic, new Map([[key, sequence]]));
    await this.letGo(tx, topic, key);
  }

  /** Lets go what waits for nothing any more. */
  async release(tx: EntityManager, topic: string, key: string): Promise<void> {
    await this.lock(tx, topic, key);
    await this.letGo(tx, topic, key);
  }

  /** One at a time per key, over all processes: an event must not be parked behind one that is just being let go. */
  private async lock(tx: EntityManager, topic: string, key: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify([this.intake.consumer, topic, key])]);
  }

  private async place(tx: EntityManager, arrival: Arrival, giveUp: boolean, poison?: Failure): Promise<Outcome> {
    const { key, sequence, reading, record, id } = arrival;
    const { positions, seen } = await this.intake.known(tx, record.topic, [arrival]);
    if (seen.has(id)) return 'duplicate';
    if (!arrival.envelope) return this.park(tx, arrival, { reason: 'MALFORMED', error: null });
    const position = positions.get(key);
    const head = await this.head(tx, record.topic, key);
    const order = orderOf(sequence, position);
    if (order === 'duplicate') return 'duplicate';
    // The one that was missing, or a readable copy of the one that is parked, goes before what waits.
    if (head && (sequence > head.sequence || order === 'gap')) return this.park(tx, arrival, { reason: 'BEHIND', error: null });
    if (order === 'gap') return this.park(tx, arrival, { reason: 'GAP', error: null });
    if (poison) return this.park(tx, arrival, poison);
    if (reading.kind === 'park') return this.park(tx, arrival, { reason: reading.reason, error: null });
    const failure = await this.attempt(tx, arrival, giveUp);
    return failure ? this.park(tx, arrival, failure) : reading.kind === 'handle' ? 'handled' : 'moved';
  }

  /** Lets go what has only waited for its turn, and forgets what a copy of the same sequence has done already. */
  private async letGo(tx: EntityManager, topic: string, key: string): Promise<void> {
    for (let head = await this.head(tx, topic, key); head; head = await this.head(tx, topic, key)) {
      const order = orderOf(head.sequence, await this.positionOf(tx, head));
      if (order !== 'duplicate' && !(order === 'next' && waitsForTurn.has(head.reason))) return;
      if (!isDone(await this.retry(tx, head))) return;
    }
  }

  /** Handles a parked event, or writes down why it stays. */
  private async retry(tx: EntityManager, row: ParkedRow): Promise<Outcome> {
    const arrival = arrivalOf(recordOf(row), this.reactions);
    const order = orderOf(row.sequence, await this.positionOf(tx, row));
    if (order === 'duplicate') return this.forget(tx, row, 'duplicate');
    if (order === 'gap') return this.stay(tx, row, { reason: 'GAP', error: null });
    if (arrival.reading.kind === 'park') return this.stay(tx, row, { reason: arrival.reading.reason, error: null });
    const failure = await this.attempt(tx, arrival, true);
    if (failure) return this.stay(tx, row, failure);
    return this.forget(tx, row, arrival.reading.kind === 'handle' ? 'handled' : 'moved');
  }

  /** Inbox, effect and position behind a savepoint, so that a failure leaves the transaction usable. */
  private async attempt(tx: EntityManager, { id, key, sequence, record, reading }: Arrival, giveUp: boolean): Promise<Failure | undefined> {
    try {
      await tx.transaction(async (inner) => {
        if (reading.kind === 'handle') {
          await this.intake.enter(inner, [id]);
          await this.intake.handle(inner, [reading]);
        }
        await this.intake.move(inner, record.topic, new Map([[key, sequence]]));
      });
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (isTransient(error) || !(giveUp || failure.reason === 'REJECTED')) throw error;
      return failure;
    }
  }

  private async park(tx: EntityManager, { record, id, key, sequence }: Arrival, { reason, error }: Failure): Promise<Outcome> {
    const { topic, partition, offset, value: payload } = record;
    const headers = JSON.stringify(record.headers);
    const place = { topic, key, partition, offset, sequence, headers, payload };
    await tx.getRepository(ParkedRow).insert({ consumer: this.intake.consumer, eventId: id, reason, error, ...place });
    const level = reason === 'BEHIND' ? 'log' : 'warn';
    this.logger[level]({ message: 'An event is parked', reason, error, topic, partition, offset, sequence, id });
    crashPoint('dlq.parked_not_committed');
    return reason;
  }

  private async stay(tx: EntityManager, row: ParkedRow, { reason, error }: Failure): Promise<Outcome> {
    await tx.getRepository(ParkedRow).update({ id: row.id }, { reason, error, replays: row.replays + 1 });
    return reason;
  }

  private async forget(tx: EntityManager, row: ParkedRow, outcome: Outcome): Promise<Outcome> {
    await tx.getRepository(ParkedRow).delete({ id: row.id });
    return outcome;
  }

  private head(tx: EntityManager, topic: string, key: string): Promise<ParkedRow | null> {
    const where = { consumer: this.intake.consumer, topic, key, sequence: MoreThan(0) };
    return tx.getRepository(ParkedRow).findOne({ where, order: { sequence: 'ASC', id: 'ASC' } });
  }

  private async positionOf(tx: EntityManager, { topic, key }: ParkedRow): Promise<number | undefined> {
    const rows: { sequence: number }[] = await tx.query(
      'SELECT sequence FROM consumer_position WHERE consumer = $1 AND topic = $2 AND key = $3',
      [this.intake.consumer, topic, key],
    );
    return rows[0]?.sequence;
  }
}

export const recordOf = ({ topic, key, payload, headers, partition, offset }: ParkedRow): ReceivedRecord => ({
  topic,
  key,
  value: payload,
  headers: JSON.parse(headers) as Record<string, string>,
  partition,
  offset,
});
