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

  /** `address` is that of the broker; of the test run when left out. */
  constructor(prefix: string, topics: readonly string[], address = brokers()) {
    const places = new Set<string>();
    this.stop = new Broker([address], 'heard', prefix).subscribe({
      group: 'heard',
      topics: [...topics],
      onBatch: async ({ records, commit }) => {
        for (const record of records) {
          const envelope = readEnvelope(record);
          const place = `${record.topic} ${record.partition} ${record.offset}`;
          // A record that the broker hands out again, because it did not take the offset, was published once.
          if (envelope && !places.has(place))
            this.events.push({ ...envelope, payload: JSON.parse(record.value) as Record<string, unknown> });
          places.add(place);
          await commit(record.offset);
        }
      },
      onPoll: () => {},
      onRebalance: () => {},
      onTrouble: () => {},
    });
  }

  /** Each fact once, whatever was published again under its id: that is everybody's right. */
  of(type?: string, key?: string): HeardEvent[] {
    const facts = [...new Map(this.events.map((event) => [event.id, event])).values()];
    return facts.filter((event) => (!type || event.type.endsWith(`.${type}`)) && (!key || event.key === key));
  }

  /** Keys whose events are not numbered 1, 2, 3 … in the order in which they came. */
  outOfOrder(): string[] {
    const byKey = Map.groupBy(this.of(), ({ type, key }) => `${type.split('.').slice(0, 2).join('.')} ${key}`);
    return [...byKey].filter(([, found]) => found.some(({ sequence }, index) => sequence !== index + 1)).map(([key]) => key);
  }

  close(): Promise<void> {
    return this.stop();
  }
}
