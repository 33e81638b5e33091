import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { CommitSignal } from '#messaging/commit-signal.js';
import { Broker } from '#messaging/kafka.js';
import { Outbox } from '#messaging/outbox.js';
import { ensureTopics } from '#messaging/topics.js';
import { brokers, freshDatabase, rows, secretsDir, topicPrefix, type TestDatabase } from '#testing/stack.js';
import { Measured, meterTopic } from './meter.events.js';
import { meterDatabase } from './meter.service.js';

const jurisdiction = '310000000000.310105000000';
const worker = join(import.meta.dirname, '..', '..', '..', 'dist', 'libs', 'messaging', 'test', 'worker.js');

/** Database and topic of one test, and hands to write, read and kill with. */
export class Bench {
  readonly prefix = topicPrefix();
  private readonly outbox = new Outbox('meter', new CommitSignal());
  private readonly children: ChildProcess[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly brokers: string,
  ) {}

  static async open(address = brokers()): Promise<Bench> {
    Logger.overrideLogger(false);
    const database = await freshDatabase();
    const owner = await meterDatabase(database.ownerUrl).initialize();
    await owner.runMigrations();
    await owner.query(`CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, type text NOT NULL,
      key text NOT NULL, sequence integer NOT NULL, value integer NOT NULL, process integer NOT NULL)`);
    await owner.query('CREATE TABLE cure (id integer)');
    await owner.destroy();
    const bench = new Bench(database, await meterDatabase(database.appUrl).initialize(), address);
    await ensureTopics(address, bench.prefix, [meterTopic]);
    Object.assign(process.env, { KAFKA_BROKERS: address, TOPIC_PREFIX: bench.prefix, SECRETS_DIR: secretsDir() });
    return bench;
  }

  async close(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** One transaction that adds these facts, and takes `milliseconds` from there to its commit. */
  async add<Contract extends EventContract>(
    contract: Contract,
    facts: { payload: PayloadOf<Contract>; sequence: number }[],
    milliseconds = 0,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const about = facts.map((fact) => ({ ...fact, jurisdiction }));
      await this.outbox.addMany(tx, contract, about);
      if (milliseconds > 0) await pause(milliseconds);
    });
  }

  /** Versions `from` to `to` of each of `meters`, the value being the version. */
  async measure(meters: string[], from: number, to: number): Promise<void> {
    for (let sequence = from; sequence <= to; sequence += 1)
      await this.add(
        Measured,
        meters.map((meterId) => ({ payload: { meterId, value: sequence }, sequence })),
      );
  }

  /** Sends a record past the outbox, for what a broker may hold and no outbox of ours would write. */
  async publish(record: { key: string; value: string; headers: Record<string, string> }): Promise<void> {
    const broker = new Broker([this.brokers], 'bench', this.prefix);
    await broker.publish([{ topic: meterTopic.name, ...record }]);
    await broker.close();
  }

  /** Everything in the topic, by key in the order of its partition. */
  async published(): Promise<{ key: string; sequence: number }[]> {
    const broker = new Broker([this.brokers], 'bench', this.prefix);
    const ends = await broker.ends([meterTopic.name]);
    const found: { key: string; sequence: number }[] = [];
    const missing = new Map(ends.map(({ partition, offset }) => [partition, offset]));
    if (missing.size === 0) return found;
    const all = Promise.withResolvers<void>();
    const stop = broker.subscribe({
      group: `bench-${Date.now()}`,
      topics: [meterTopic.name],
      onBatch: async ({ partition, records, commit }) => {
        for (const { key, headers } of records) found.push({ key, sequence: Number(headers['sequence']) });
        await commit(records.at(-1)!.offset);
        if (BigInt(records.at(-1)!.offset) + 1n >= (missing.get(partition) ?? 0n)) missing.delete(partition);
        if (missing.size === 0) all.resolve();
      },
      onPoll: () => {},
      onRebalance: () => {},
      onTrouble: () => {},
    });
    await all.promise;
    await stop();
    return found;
  }

  /** A service as its own process. `crashAt` is `<point>:<nth>`. */
  spawn(what: 'relay' | 'service', crashAt = ''): ChildProcess {
    const env = { ...process.env, DATABASE_URL: this.database.appUrl, CRASH_AT: crashAt };
    const child = spawn(process.execPath, [worker, what], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.children.push(child);
    return child;
  }

  /** The signal that ended it. */
  async death(child: ChildProcess): Promise<NodeJS.Signals | null> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.signalCode;
  }

  async count(table: 'outbox' | 'effect' | 'inbox' | 'parked' | 'replay_log'): Promise<number> {
    const [found] = await rows<{ count: number }>(this.database.adminUrl, `SELECT count(*)::integer FROM ${table}`);
    return found!.count;
  }

  effects(): Promise<{ key: string; sequence: number; value: number; process: number }[]> {
    return rows(this.database.adminUrl, 'SELECT key, sequence, value, process FROM effect ORDER BY id');
  }

  parked(): Promise<{ key: string; sequence: number; reason: string; error: string | null }[]> {
    return rows(this.database.adminUrl, 'SELECT key, sequence, reason, error FROM parked ORDER BY key, sequence');
  }
}

/** Sequences of one key, as they came. */
export const sequencesOf = (found: { key: string; sequence: number }[], key: string): number[] =>
  found.filter((one) => one.key === key).map(({ sequence }) => sequence);

export const oneTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
