import { Logger } from '@nestjs/common';
import { readEnvelope, type Envelope, type ReceivedRecord } from './event-record.js';
import { Broker, type Batch } from './kafka.js';
import { lagOf } from './lag.js';

export interface Gatherer {
  brokers: string[];
  /** Topic prefix. */
  prefix: string;
  /** Name of the consumer group: it never changes. */
  name: string;
}

export interface Gathered {
  record: ReceivedRecord;
  /** Missing for a record that is not one of our events. */
  envelope?: Envelope;
}

export interface Gathering {
  /** Resolves when everything that is in the topics now has been taken. */
  caughtUp(): Promise<void>;
  /** Records that have not been taken. */
  lag(): Promise<number>;
  /** Milliseconds since the last sign of life. */
  silentFor(): number;
  stop(): Promise<void>;
}

const pauseMs = 500;
const atOnce = 500;
const minBytes = 64 * 1024;
const logger = new Logger('Gathering');

/**
 * Brings every record of some topics to `take`, whatever its type, in the order of its partition and in batches. Its offset is committed when
 * `take` has resolved; where that fails the partition waits and tries again, for ever. Whoever takes knows a record that comes twice by its id.
 */
export function gather({ brokers, prefix, name }: Gatherer, topics: string[], take: (batch: Gathered[]) => Promise<void>): Gathering {
  const broker = new Broker(brokers, `linli-${name}-gather`, prefix);
  let lastSign = Date.now();
  const sign = (): void => void (lastSign = Date.now());
  const stop = broker.subscribe({
    ...{ group: name, topics, minBytes, onPoll: sign, onRebalance: sign, onTrouble: sign },
    onBatch: async (batch) => {
      for (let from = 0; from < batch.records.length && batch.active(); from += atOnce) await takeSome(batch, from, take, sign);
    },
  });
  const caughtUp = async (): Promise<void> => {
    const ends = await broker.ends(topics);
    for (;;) {
      const committed = await broker.committed(name, topics);
      const offsets = new Map(committed.map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
      if (ends.every(({ topic, partition, offset }) => (offsets.get(`${topic}/${partition}`) ?? -1n) >= offset)) return;
      await pause(20);
    }
  };
  const lag = (): Promise<number> => lagOf(broker, name, topics);
  return { caughtUp, lag, silentFor: () => Date.now() - lastSign, stop: () => stop().finally(() => broker.close()) };
}

async function takeSome(batch: Batch, from: number, take: (batch: Gathered[]) => Promise<void>, sign: () => void): Promise<void> {
  const records = batch.records.slice(from, from + atOnce);
  while (batch.active()) {
    try {
      await take(records.map((record) => ({ record, envelope: readEnvelope(record) })));
      await batch.commit(records.at(-1)!.offset);
      sign();
      return;
    } catch (error) {
      logger.warn({ message: 'A partition waits', topic: batch.topic, partition: batch.partition, error: String(error) });
      await batch.heartbeat();
      sign();
      await pause(pauseMs);
    }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
