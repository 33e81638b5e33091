import { stringify } from 'yaml';
import type { TopicContract } from '#contracts/topic.js';
import type { PublishedEvent } from './published-events.js';

const text = (description: string) => ({ type: 'string', description });

/** Headers of every record: CloudEvents 1.0, Kafka binding, binary mode. */
const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_dataschema', 'sequence', 'jurisdiction'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { ...text('UUIDv7, made in the transaction of the change; the same in every redelivery'), format: 'uuid' },
    ce_type: text('<topic>.<event>, the same for every version'),
    ce_source: text('/linli/<service>'),
    ce_subject: text('Id of the noun, the same as the key of the record'),
    ce_time: { ...text('When the fact happened'), format: 'date-time' },
    ce_dataschema: text('urn:linli:schema:<type>.v<version>'),
    'content-type': { type: 'string', const: 'application/json' },
    sequence: text('Version of the noun after the change: 1, 2, 3 … without gaps for one key'),
    jurisdiction: text('Area path under which the fact happened'),
    traceparent: text('W3C trace context'),
  },
};

/** The AsyncAPI 3 document of every topic, for whoever reads them. */
export function asyncApi(events: readonly PublishedEvent[], version: string): string {
  const byTopic = Map.groupBy(events, ({ contract }) => contract.topic.name);
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Linli events',
      version,
      license: { name: 'Apache-2.0' },
      description:
        'Facts that the services of Linli publish. Records of one key keep their order and arrive at least once: skip a sequence you have seen. ' +
        'Readers ignore fields they do not know. Payloads hold ids, values and times, never names, numbers, phones or addresses.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...byTopic].map(([topic, of]) => [topic, channel(of)])),
    operations: Object.fromEntries([...byTopic].flatMap(([topic, of]) => [send(topic, of), ...receives(topic, of)])),
    components: { schemas: { headers }, messages: Object.fromEntries(events.map((event) => [event.id, message(event)])) },
  };
  return stringify(document, { lineWidth: 120, aliasDuplicateObjects: false });
}

function channel(events: PublishedEvent[]): object {
  const { topic } = events[0]!.contract;
  return {
    address: topic.name,
    messages: Object.fromEntries(events.map(({ id }) => [id, { $ref: `#/components/messages/${id}` }])),
    bindings: { kafka: { topic: topic.name, partitions: topic.partitions, topicConfiguration: { ...retention(topic) } } },
  };
}

const retention = ({ retentionDays }: TopicContract) => ({
  'cleanup.policy': ['delete'],
  'retention.ms': retentionDays === Infinity ? -1 : retentionDays * 86_400_000,
});

const operation = (action: 'send' | 'receive', topic: string, title: string, events: PublishedEvent[]) => ({
  action,
  title,
  channel: { $ref: `#/channels/${topic}` },
  messages: events.map(({ id }) => ({ $ref: `#/channels/${topic}/messages/${id}` })),
});

const send = (topic: string, events: PublishedEvent[]): [string, object] => [
  `${events[0]!.publisher}.sends.${topic}`,
  operation('send', topic, `${events[0]!.publisher} publishes`, events),
];

function receives(topic: string, events: PublishedEvent[]): [string, object][] {
  const consumers = [...new Set(events.flatMap((event) => event.consumers))].sort();
  return consumers.map((consumer) => {
    const handled = events.filter((event) => event.consumers.includes(consumer));
    return [`${consumer}.receives.${topic}`, operation('receive', topic, `${consumer} reacts`, handled)];
  });
}

function message({ id, name, description, contract, publisher, example }: PublishedEvent): object {
  return {
    name: contract.type,
    title: name,
    ...(description ? { summary: description } : {}),
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/headers' },
    payload: { $ref: `./schemas/${id}.json` },
    bindings: { kafka: { key: { type: 'string', description: `${contract.key} of the payload` } } },
    ...(example
      ? { examples: [{ headers: exampleHeaders(id, contract.type, publisher, String(example[contract.key])), payload: example }] }
      : {}),
  };
}

const exampleHeaders = (id: string, type: string, publisher: string, key: string) => ({
  ce_specversion: '1.0',
  ce_id: '019f3c1e-5b7a-7c4d-9e21-3f8a6b0d2c41',
  ce_type: type,
  ce_source: `/linli/${publisher}`,
  ce_subject: key,
  ce_time: '2026-03-02T08:30:00.000Z',
  ce_dataschema: `urn:linli:schema:${id}`,
  'content-type': 'application/json',
  sequence: '1',
  jurisdiction: '310000000000.310105000000.310105008000.310105008020',
});
