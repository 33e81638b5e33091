import { randomUUID } from 'node:crypto';
import { readEnvelope, type Envelope } from './event-record.js';
import { Broker } from './kafka.js';

export interface Listener {
  brokers: string[];
  /** Topic prefix. */
  prefix: string;
  name: string;
}

/**
 * Hears the events of these topics from now on, in a group of this process alone: every replica hears all of them. For hints
 * to people who are looking just now: nothing is remembered, and what happens while nobody listens is not heard.
 * @returns ends the listening
 */
export function listen(
  { brokers, prefix, name }: Listener,
  topics: string[],
  onEvent: (event: Envelope, payload: string) => void,
): () => Promise<void> {
  const broker = new Broker(brokers, `linli-${name}-live`, prefix);
  return broker.subscribe({
    group: `${name}-live-${randomUUID()}`,
    topics,
    from: 'now',
    onPoll: () => {},
    onRebalance: () => {},
    onTrouble: () => {},
    onBatch: async ({ records, commit }) => {
      for (const record of records) {
        const event = readEnvelope(record);
        if (event) onEvent(event, record.value ?? '');
      }
      const last = records.at(-1);
      if (last) await commit(last.offset);
    },
  });
}
