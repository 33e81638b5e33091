import { Logger } from '@nestjs/common';
import type * as KafkaJs from 'kafkajs';
import kafkajs from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import type { ReceivedRecord, WireRecord } from './event-record.js';

const { prototype: requestQueue } = RequestQueue;

/**
 * It re-arms a timer for ever on every connection: 5-8 % of a core (tulios/kafkajs issue 1751). A check is only needed
 * while a request waits or the broker has throttled us.
 */
const schedule = requestQueue.scheduleCheckPendingRequests;
requestQueue.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
};

/** It looks for requests that take too long ten times a second on every connection; they may as well end a second late. */
requestQueue.scheduleRequestTimeoutCheck = function () {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    const now = Date.now();
    for (const request of this.inflight.values()) if (now - request.sentAt > request.requestTimeout) request.timeoutRequest();
    if (!this.isConnected()) this.destroy();
  }, 1_000);
};

const { Kafka, KafkaJSGroupCoordinatorNotFound, Partitioners, logLevel } = kafkajs;

export interface Batch {
  topic: string;
  partition: number;
  records: ReceivedRecord[];
  /** Offset after the newest record of the partition. */
  end: bigint;
  /** False once the partition is no longer ours, or the consumer stops. */
  active(): boolean;
  heartbeat(): Promise<void>;
  /** Remembers that everything up to and with `offset` is done. */
  commit(offset: string): Promise<void>;
}

export interface PartitionOffset {
  topic: string;
  partition: number;
  offset: bigint;
}

export interface Subscription {
  group: string;
  topics: string[];
  /** Where a group begins that never committed anything: at what is kept (the default), or with what comes from now on. */
  from?: 'start' | 'now';
  /** A fetch waits, up to a second, until so much is there: fewer and larger batches. 1 unless said. */
  minBytes?: number;
  onBatch(batch: Batch): Promise<void>;
  onPoll(): void;
  /** The group shares out its partitions anew. */
  onRebalance(): void;
  /** The client reports a difficulty: it is alive. */
  onTrouble?(): void;
}

const logger = new Logger('Kafka');

const longestUnknownMs = 10_000;

/** kafkajs calls this one final, although it comes while the broker makes its first groups. */
const isUnknownYet = (error: unknown): boolean =>
  error instanceof KafkaJSGroupCoordinatorNotFound || (error as { retriable?: boolean }).retriable === true;

/** Asks again while the broker does not know yet who is responsible: after its own start, and after the birth of a topic or group. */
export async function untilKnown<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const until = performance.now() + longestUnknownMs; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > until || !isUnknownYet(error)) throw error;
    }
  }
}

/** The broker, as messaging knows it. Topic names have no prefix on this side of it. */
export class Broker {
  private readonly client: KafkaJs.Kafka;
  private onTrouble?: () => void;
  private producer?: Promise<KafkaJs.Producer>;

  constructor(
    brokers: string[],
    clientId: string,
    private readonly prefix = '',
  ) {
    this.client = new Kafka({
      brokers,
      clientId,
      requestTimeout: 10_000,
      connectionTimeout: 3_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
      logLevel: logLevel.WARN,
      logCreator: () => (entry) => this.complain(entry),
    });
  }

  /**
   * Resolves when all replicas have the records. After any error the producer is thrown away: a request of the old one may
   * still be on its way, and must not share a connection with the next try.
   */
  async publish(records: readonly WireRecord[]): Promise<void> {
    this.producer ??= this.newProducer();
    const producer = this.producer;
    try {
      await (await producer).sendBatch({ acks: -1, topicMessages: this.byTopic(records) });
    } catch (error) {
      if (this.producer === producer) this.producer = undefined;
      producer.then((broken) => broken.disconnect()).catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.then((open) => open.disconnect()).catch(() => {});
  }

  /** Runs until the returned function is called. One subscription a broker; a consumer that kafkajs gives up is replaced by a new one. */
  subscribe(subscription: Subscription): () => Promise<void> {
    this.onTrouble = () => subscription.onTrouble?.();
    let stopped = false;
    let current: KafkaJs.Consumer | undefined;
    const start = async (): Promise<void> => {
      if (stopped) return;
      const consumer = (current = this.newConsumer(subscription, () => !stopped));
      consumer.on('consumer.crash', ({ payload }) => {
        logger.warn({ message: 'The consumer starts again', error: String(payload.error) });
        if (payload.restart) return;
        void consumer.disconnect().catch(() => {});
        setTimeout(() => void start(), 1_000);
      });
      const run = this.run(consumer, subscription).then(() => (stopped ? consumer.disconnect() : undefined));
      await run.catch((error: unknown) => {
        logger.warn({ message: 'The consumer could not start, trying again', error: String(error) });
        void consumer.disconnect().catch(() => {});
        setTimeout(() => void start(), 1_000);
      });
    };
    void start();
    return async () => {
      stopped = true;
      await current?.disconnect().catch(() => {});
    };
  }

  admin(): KafkaJs.Admin {
    return this.client.admin();
  }

  /** Offset after the newest record of each partition that is not empty. */
  async ends(topics: string[]): Promise<PartitionOffset[]> {
    return this.asAdmin(async (admin) => {
      const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(this.prefix + topic)));
      return offsets.flatMap((partitions, index) =>
        partitions
          .filter(({ low, high }) => low !== high)
          .map(({ partition, high }) => ({ topic: topics[index]!, partition, offset: BigInt(high) })),
      );
    });
  }

  /** Offsets a group has committed; partitions of which it has committed nothing are left out. */
  async committed(group: string, topics: string[]): Promise<PartitionOffset[]> {
    return this.asAdmin(async (admin) => {
      const offsets = await admin.fetchOffsets({ groupId: this.prefix + group, topics: topics.map((topic) => this.prefix + topic) });
      return offsets.flatMap(({ topic, partitions }) =>
        partitions
          .filter(({ offset }) => offset !== '-1')
          .map(({ partition, offset }) => ({ topic: topic.slice(this.prefix.length), partition, offset: BigInt(offset) })),
      );
    });
  }

  private async asAdmin<Answer>(ask: (admin: KafkaJs.Admin) => Promise<Answer>): Promise<Answer> {
    const admin = this.client.admin();
    await admin.connect();
    return untilKnown(() => ask(admin)).finally(() => admin.disconnect());
  }

  private complain({ namespace, log }: KafkaJs.LogEntry): void {
    this.onTrouble?.();
    logger.debug({ message: log.message, kafka: namespace, error: typeof log['error'] === 'string' ? log['error'] : undefined });
  }

  private newProducer(): Promise<KafkaJs.Producer> {
    const producer = this.client.producer({
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 1 },
    });
    return producer.connect().then(() => producer);
  }

  /** A consumer that crashes starts again by itself, but not when `isWanted` says no: an end that came during a crash is an end. */
  private newConsumer({ group, minBytes = 1, onPoll, onRebalance }: Subscription, isWanted: () => boolean): KafkaJs.Consumer {
    const consumer = this.client.consumer({
      groupId: this.prefix + group,
      allowAutoTopicCreation: false,
      sessionTimeout: 6_000,
      heartbeatInterval: 1_500,
      rebalanceTimeout: 20_000,
      maxWaitTimeInMs: 1_000,
      minBytes,
      maxBytesPerPartition: 2 * 1024 * 1024,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 10, restartOnFailure: async () => isWanted() },
    });
    consumer.on('consumer.fetch', onPoll);
    consumer.on('consumer.group_join', onRebalance);
    return consumer;
  }

  private async run(consumer: KafkaJs.Consumer, { topics, from, onBatch }: Subscription): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map((topic) => this.prefix + topic), fromBeginning: from !== 'now' });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => onBatch(this.batch(payload)),
    });
  }

  private batch({ batch, heartbeat, isRunning, isStale, resolveOffset, commitOffsetsIfNecessary }: KafkaJs.EachBatchPayload): Batch {
    const { topic, partition } = batch;
    const plainTopic = topic.slice(this.prefix.length);
    return {
      topic: plainTopic,
      partition,
      records: batch.messages.map((message) => received(plainTopic, partition, message)),
      end: BigInt(batch.highWatermark),
      active: () => isRunning() && !isStale(),
      heartbeat,
      commit: async (offset) => {
        resolveOffset(offset);
        await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: String(BigInt(offset) + 1n) }] }] });
      },
    };
  }

  private byTopic(records: readonly WireRecord[]): KafkaJs.TopicMessages[] {
    const grouped = Map.groupBy(records, (record) => record.topic);
    return [...grouped].map(([topic, messages]) => ({ topic: this.prefix + topic, messages }));
  }
}

function received(topic: string, partition: number, { key, value, headers, offset }: KafkaJs.KafkaMessage): ReceivedRecord {
  const text = Object.entries(headers ?? {}).map(([name, content]) => [name, content?.toString() ?? ''] as const);
  return { topic, partition, offset, key: key?.toString() ?? '', value: value?.toString() ?? '', headers: Object.fromEntries(text) };
}
