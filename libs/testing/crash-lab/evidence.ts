import { randomUUID } from 'node:crypto';
import type * as KafkaJs from 'kafkajs';
import kafkajs from 'kafkajs';
import pg from 'pg';
import { readJournal } from './journal.js';
import type { Evidence, Told } from './checker.js';

// Raw clients only: nothing of what is being judged helps to judge it.
const { Kafka, logLevel } = kafkajs;

/** Keys of records that the lab itself has put among the others: they are counted apart. */
export const poisonKey = 'poison-';
export const isPoison = `key LIKE '${poisonKey}%'`;

export const clientOf = (brokers: string): KafkaJs.Kafka =>
  new Kafka({ brokers: [brokers], clientId: 'checker', logLevel: logLevel.NOTHING });

export const rows = async <Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server may be what is being ended
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
};

export interface Places {
  journal: string;
  sourceUrl: string;
  sinkUrl: string;
  brokers: string;
  topic: string;
  group: string;
}

export async function gatherEvidence({ journal, sourceUrl, sinkUrl, brokers, topic }: Places): Promise<Evidence> {
  const [asked, effects, parked, told] = await Promise.all([
    rows<Evidence['asked'][number]>(sourceUrl, 'SELECT op, key, version FROM asked'),
    rows<Evidence['effects'][number]>(sinkUrl, 'SELECT op, key, version FROM effect ORDER BY id'),
    rows<Evidence['parked'][number]>(
      sinkUrl,
      `SELECT payload::json ->> 'op' AS op, key, sequence AS version, reason FROM parked WHERE NOT ${isPoison}`,
    ),
    readTopic(brokers, topic),
  ]);
  return { journal: readJournal(journal), asked, effects, parked, told };
}

/** Everything in the topic from its first record on, each partition in its order. */
export async function readTopic(brokers: string, topic: string): Promise<Told[]> {
  const kafka = clientOf(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic).finally(() => admin.disconnect());
  const missing = new Map(offsets.filter(({ high }) => high !== '0').map(({ partition, high }) => [partition, BigInt(high)]));
  const found: Told[] = [];
  if (missing.size === 0) return found;
  const consumer = kafka.consumer({ groupId: `checker-${randomUUID()}` });
  const all = Promise.withResolvers<void>();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      if (!message.key?.toString().startsWith(poisonKey)) found.push(toldBy(message));
      if (BigInt(message.offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition);
      if (missing.size === 0) all.resolve();
    },
  });
  await all.promise;
  await consumer.disconnect();
  return found;
}

const toldBy = ({ key, value, headers }: KafkaJs.KafkaMessage): Told => ({
  op: (JSON.parse(value?.toString() ?? '{}') as { op?: string }).op ?? '',
  key: key?.toString() ?? '',
  version: Number(headers?.['sequence']?.toString()),
});

/** How far the plant has come: rows that wait, rows that stand, records not taken. It is at rest when nothing waits. */
export async function standing({ sourceUrl, sinkUrl, brokers, topic, group }: Places): Promise<{ waits: number; text: string }> {
  const admin = clientOf(brokers).admin();
  await admin.connect();
  try {
    const [outbox] = await rows<{ n: number }>(sourceUrl, 'SELECT count(*)::integer AS n FROM outbox');
    const [done] = await rows<{ n: number }>(
      sinkUrl,
      'SELECT (SELECT count(*) FROM effect)::integer + (SELECT count(*) FROM parked)::integer AS n',
    );
    const ends = await admin.fetchTopicOffsets(topic);
    const [taken] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
    const offsetOf = (partition: number): number => Number(taken?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
    const behind = ends.reduce((sum, { partition, high }) => sum + Math.max(0, Number(high) - Math.max(0, offsetOf(partition))), 0);
    return { waits: outbox!.n + behind, text: `${outbox!.n} ${done!.n} ${behind}` };
  } finally {
    await admin.disconnect();
  }
}
