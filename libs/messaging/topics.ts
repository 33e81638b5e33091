import { topics } from '#contracts/registry.js';
import type { TopicContract } from '#contracts/topic.js';
import { Broker, untilKnown } from './kafka.js';

/** Topics of the broker that are not as the contracts say. `ensureTopics` throws it and changes nothing of an existing topic. */
export class TopicMismatch extends Error {}

const retentionMs = ({ retentionDays }: TopicContract) => (retentionDays === Infinity ? '-1' : String(retentionDays * 86_400_000));

const replicationFactor = Number(process.env.KAFKA_REPLICATION ?? -1);

/**
 * Creates the topics that are missing and checks partitions and retention of those that exist. Replication is the broker's
 * default unless KAFKA_REPLICATION says otherwise. Partitions of an existing topic are never changed: keys would move.
 * @param brokers addresses, separated by commas
 * @throws TopicMismatch naming every difference
 */
export async function ensureTopics(brokers: string, prefix: string, wanted: readonly TopicContract[] = topics): Promise<void> {
  const admin = new Broker(brokers.split(','), 'linli-topics').admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = wanted.filter((topic) => !existing.has(prefix + topic.name));
    await admin.createTopics({ waitForLeaders: false, topics: missing.map((topic) => creation(prefix, topic)) });
    if (missing.length > 0) await untilKnown(() => admin.fetchTopicMetadata({ topics: missing.map((topic) => prefix + topic.name) }));
    const present = wanted.filter((topic) => existing.has(prefix + topic.name));
    if (present.length > 0) await check(admin, prefix, present);
  } finally {
    await admin.disconnect();
  }
}

const creation = (prefix: string, topic: TopicContract) => ({
  topic: prefix + topic.name,
  numPartitions: topic.partitions,
  replicationFactor,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: retentionMs(topic) },
  ],
});

const topicResource = 2;

async function check(admin: ReturnType<Broker['admin']>, prefix: string, wanted: readonly TopicContract[]): Promise<void> {
  const { topics: found } = await admin.fetchTopicMetadata({ topics: wanted.map((topic) => prefix + topic.name) });
  const partitions = new Map(found.map((topic) => [topic.name, topic.partitions.length]));
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: wanted.map((topic) => ({ type: topicResource, name: prefix + topic.name, configNames: ['retention.ms'] })),
  });
  const retention = new Map(resources.map(({ resourceName, configEntries }) => [resourceName, configEntries[0]?.configValue]));
  const differences = wanted.flatMap((topic) => {
    const name = prefix + topic.name;
    return [
      ...difference(`${name}: partitions`, partitions.get(name), topic.partitions),
      ...difference(`${name}: retention.ms`, retention.get(name), retentionMs(topic)),
    ];
  });
  if (differences.length > 0) throw new TopicMismatch(differences.join('\n'));
}

const difference = (what: string, found: unknown, wanted: unknown): string[] =>
  found === wanted ? [] : [`${what} is ${String(found)} at the broker, ${String(wanted)} in the contracts`];
