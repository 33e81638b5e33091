import { readEnvelope, type Envelope } from '#messaging/event-record.js';
import { Broker } from '#messaging/kafka.js';
import { brokers } from './stack.js';

export interface HeardEvent extends Envelope {
  payload: Record<string, unknown>;
}

/** Everything that was published on some topics, as anybody reads it from them. */
export class Heard {
  readonly events: HeardEvent[] = [];
  private readonly stop: () => Promise<void>;

  constructor(prefix: string, topics: readonly string[]) {
    this.stop = new Broker([brokers()], 'heard', prefix).subscribe({
      group: 'heard',
      topics: [...topics],
      onBatch: async ({ records, commit }) => {
        for (const record of records) {
          const envelope = readEnvelope(record);
          if (envelope) this.events.push({ ...envelope, payload: JSON.parse(record.value) as Record<string, unknown> });
          await commit(record.offset);
        }
      },
      onPoll: () => {},
      onRebalance: () => {},
      onTrouble: () => {},
    });
  }

  of(type: string, key?: string): HeardEvent[] {
    return this.events.filter((event) => event.type.endsWith(`.${type}`) && (!key || event.key === key));
  }

  /** Keys whose events are not numbered 1, 2, 3 … in the order in which they came. */
  outOfOrder(): string[] {
    const byKey = Map.groupBy(this.events, ({ type, key }) => `${type.split('.').slice(0, 2).join('.')} ${key}`);
    return [...byKey].filter(([, events]) => events.some(({ sequence }, index) => sequence !== index + 1)).map(([key]) => key);
  }

  close(): Promise<void> {
    return this.stop();
  }
}
