import { In, type EntityManager } from 'typeorm';
import { arrivalOf } from './arrival.js';
import type { Transact } from './delivery.js';
import { ParkedRow, type ParkedReason } from './parked.entity.js';
import { recordOf, type Outcome, type Parking } from './parking.js';
import type { Reactions } from './reactions.js';
import { ReplayLogRow } from './replay-log.entity.js';

/** The part of a consumer that replaying needs. */
export interface Replayer {
  name: string;
  parking: Parking;
  transact: Transact;
}

export interface ReplayRequest {
  /** Who asked; kept in the log. */
  by: string;
  dryRun: boolean;
  /** Only this key; all keys without it. */
  key?: string;
  /** Only keys of this topic. */
  topic?: string;
  /** What has to be written in the transaction of each key that is replayed, such as who did it. */
  alsoWrite?: (tx: EntityManager, replayed: readonly Replayed[]) => Promise<void>;
}

export interface Replayed {
  eventId: string;
  topic: string;
  key: string;
  sequence: number;
  type: string;
  reason: ParkedReason;
  outcome: Outcome;
}

/** Carries the result out of a transaction that is to be undone. */
class Undone extends Error {
  constructor(readonly outcomes: Replayed[]) {
    super('dry run');
  }
}

/**
 * Tries the parked events again, key by key and in order within a key, through the same inbox. Each key is one transaction
 * with its line in `replay_log`. A dry run does the same and rolls back, so that it tells exactly what would happen.
 */
export async function replayParked(consumer: Replayer, request: ReplayRequest): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const { topic, key } of await heads(consumer, request)) replayed.push(...(await replayKey(consumer, request, topic, key)));
  return replayed;
}

async function replayKey(consumer: Replayer, request: ReplayRequest, topic: string, key: string): Promise<Replayed[]> {
  try {
    return await consumer.transact(async (tx) => {
      const outcomes = (await consumer.parking.retryKey(tx, topic, key)).map(describe);
      if (request.dryRun) throw new Undone(outcomes);
      await audit(tx, consumer.name, request, topic, key, outcomes);
      await request.alsoWrite?.(tx, outcomes);
      return outcomes;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    await consumer.transact((tx) => audit(tx, consumer.name, request, topic, key, error.outcomes));
    return error.outcomes;
  }
}

/**
 * At start and from time to time: keys that wait for nothing but a build that can read them, or for their turn. A key that
 * waits for a person is left alone.
 */
export async function takeUp({ name, parking, transact }: Replayer, reactions: Reactions): Promise<void> {
  for (const head of await heads({ name, transact })) {
    const { topic, key, reason } = head;
    if (reason === 'GAP' || reason === 'BEHIND') await transact((tx) => parking.release(tx, topic, key));
    const unread = reason === 'UNKNOWN_TYPE' || reason === 'UNREADABLE_VERSION';
    if (unread && arrivalOf(recordOf(head), reactions).reading.kind !== 'park') await transact((tx) => parking.retryKey(tx, topic, key));
  }
}

/** The earliest parked event of each key, the longest parked key first. Malformed records have no key and are not among them. */
function heads(
  { transact, name }: Pick<Replayer, 'transact' | 'name'>,
  { topic, key }: Pick<ReplayRequest, 'topic' | 'key'> = {},
): Promise<ParkedRow[]> {
  return transact(async (tx) => {
    const ids: { id: string }[] = await tx.query(
      `SELECT DISTINCT ON (topic, key) id FROM parked
       WHERE consumer = $1 AND sequence > 0 AND ($2::text IS NULL OR key = $2)
         AND ($3::text IS NULL OR topic = $3) ORDER BY topic, key, sequence, id`,
      [name, key ?? null, topic ?? null],
    );
    return tx.getRepository(ParkedRow).find({ where: { id: In(ids.map(({ id }) => id)) }, order: { id: 'ASC' } });
  });
}

function describe({ row, outcome }: { row: ParkedRow; outcome: Outcome }): Replayed {
  const { eventId, topic, key, sequence, reason } = row;
  const { ce_type: type } = JSON.parse(row.headers) as Record<string, string>;
  return { eventId, topic, key, sequence, type: type ?? '', reason, outcome };
}

async function audit(tx: EntityManager, consumer: string, { by, dryRun }: ReplayRequest, topic: string, key: string, outcomes: Replayed[]) {
  const lines = outcomes.map(({ eventId, sequence, type, reason, outcome }) => ({ eventId, sequence, type, reason, outcome }));
  await tx.getRepository(ReplayLogRow).insert({ replayedBy: by, consumer, topic, key, dryRun, outcomes: lines });
}
