import { randomUUID } from 'node:crypto';
import { clientOf, poisonKey, type Places } from './evidence.js';
import type { Manner } from './plant/part.events.js';

const payload = (partId: string, manner: Manner, op: string = randomUUID()): string => JSON.stringify({ partId, op, manner });
const huge = 900_000;

/** Records that nobody can handle, past every check of the side that sends; each has a key of its own. */
export const poisons = {
  'not JSON': (key: string) => ({ value: `{"partId":"${key}"` }),
  'not of its schema': (key: string) => ({ value: JSON.stringify({ partId: key, op: 7 }) }),
  'an unknown type': (key: string) => ({ value: payload(key, 'sound'), type: 'lab.part.melted' }),
  'a field of 900 kB': (key: string) => ({ value: payload(key, 'sound', 'x'.repeat(huge)) }),
  'a handler that throws': (key: string) => ({ value: payload(key, 'throws') }),
  'a handler that kills its process': (key: string) => ({ value: payload(key, 'kills') }),
} as const satisfies Record<string, (key: string) => { value: string; type?: string }>;
export type Poison = keyof typeof poisons;

/** Sends poison straight into the topic, until it is closed. */
export async function poisoner({ brokers, topic }: Places): Promise<{ send(kind: Poison): Promise<void>; close(): Promise<void> }> {
  const producer = clientOf(brokers).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const send = async (kind: Poison): Promise<void> => {
    const key = `${poisonKey}${randomUUID()}`;
    const { value, type }: { value: string; type?: string } = poisons[kind](key);
    const headers = {
      ...{ ce_specversion: '1.0', ce_id: randomUUID(), ce_type: type ?? 'lab.part.turned', ce_time: new Date().toISOString() },
      ...{ ce_dataschema: 'urn:linli:schema:lab.part.turned.v1', ce_subject: key, ce_source: '/linli/lab', sequence: '1' },
      jurisdiction: '310000000000.310105000000',
    };
    await producer.send({ topic, acks: -1, messages: [{ key, value, headers }] });
  };
  return { send, close: () => producer.disconnect() };
}
