import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { topics } from '#contracts/registry.js';
import { CheckpointSigned } from '#contracts/audit.events.js';
import { gather, type Gathered, type Gathering } from '#messaging/gather.js';
import { Clock } from '#platform/clock.js';
import { asService } from '#platform/scope.js';
import { Signals } from '#platform/signals.js';
import { type AuditConfig, AuditSettings } from '../audit.config.js';
import { entryOf, type NewEntry, strangerOf } from './entry-of.js';
import { Sequencer } from './sequencer.js';

const silenceMs = 90_000;

/** Every topic but the ledger's own: a checkpoint that became a leaf would need the next checkpoint. */
const everyTopic = topics.map(({ name }) => name).filter((name) => name !== CheckpointSigned.topic.name);

const saltBytes = 16;

const insert = `
  INSERT INTO ledger_arrival (event_id, path, entry)
  SELECT (entry->>'event_id')::uuid, entry->>'path', entry FROM json_array_elements($1) WITH ORDINALITY AS come (entry, place) ORDER BY place
  ON CONFLICT (event_id) DO NOTHING`;

/** Takes every record of every topic in, once, whatever its type: a batch is one statement, and its offset follows the commit. */
@Injectable()
export class TakeIn implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('TakeIn');
  private gathering?: Gathering;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly sequencer: Sequencer,
    @Inject(AuditSettings) private readonly config: AuditConfig,
    private readonly signals: Signals,
  ) {}

  onApplicationBootstrap(): void {
    const { KAFKA_BROKERS, TOPIC_PREFIX } = this.config;
    const from = { brokers: KAFKA_BROKERS.split(','), prefix: TOPIC_PREFIX, name: 'audit' };
    this.gathering = gather(from, everyTopic, (batch) => this.take(batch));
    const isSilent = (): boolean => (this.gathering?.silentFor() ?? 0) > silenceMs;
    this.signals.register('take-in', {
      dead: () => (isSilent() ? 'the ledger has heard nothing for 90 s' : undefined),
      behind: async () => (await this.gathering?.lag()) ?? 0,
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.gathering?.stop();
  }

  /** Resolves when everything that is in the topics now has come in. */
  async caughtUp(): Promise<void> {
    await this.gathering?.caughtUp();
  }

  private async take(batch: Gathered[]): Promise<void> {
    const entries = batch.map((one) => ({ ...this.entry(one) }));
    const rows = entries.map((entry) => ({ ...entry, salt: `\\x${entry.salt.toString('hex')}` }));
    await asService(this.dataSource, 'take-in', (tx) => tx.query(insert, [JSON.stringify(rows)]));
    this.sequencer.wake();
  }

  private entry({ record, envelope }: Gathered): NewEntry {
    const salt = randomBytes(saltBytes);
    try {
      if (envelope) return entryOf(record, envelope, salt);
    } catch (error) {
      this.logger.warn({ message: 'A record cannot be read', topic: record.topic, offset: record.offset, error: String(error) });
    }
    return strangerOf(record, placeId(record), salt, this.clock.now());
  }
}

/** UUID version 8 made from the place of a record, so that one without an id of its own is known again. */
function placeId({ topic, partition, offset }: { topic: string; partition: number; offset: string }): string {
  const hash = createHash('sha256').update(`${topic}/${partition}/${offset}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
