import { Logger } from '@nestjs/common';
import { crashPoint } from './crash-point.js';
import type { Broker } from './kafka.js';
import { ShardOwner, type OutboxBatch } from './shard-owner.js';

const pollMs = 200;
/** After this long without a row, polling slows down: it only finds what other processes of the service commit. */
const restAfterMs = 3_000;
const restingPollMs = 1_000;
const longestBackoffMs = 5_000;
/** A batch held longer than this may have outlived the lock under which it was read. */
const staleAfterMs = 5_000;

/**
 * Brings committed facts to the broker: per shard in the order of their ids, one request at a time, and for ever. It never
 * skips a row and never gives up; what grows meanwhile is the age of the oldest row.
 */
export class Relay {
  private readonly logger = new Logger('Relay');
  private owner?: ShardOwner;
  private loop?: Promise<void>;
  private running: Promise<number> = Promise.resolve(0);
  private stopping = false;
  private woken = false;
  private wakeUp?: () => void;
  private failures = 0;
  private lastRow = 0;
  published = 0;

  constructor(
    private readonly broker: Pick<Broker, 'publish'>,
    private readonly databaseUrl: string,
    private readonly service: string,
  ) {}

  start(): void {
    this.stopping = false;
    this.loop ??= this.keepRunning();
  }

  /** Ends after the batch in flight. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    this.loop = undefined;
    await this.owner?.close();
    this.owner = undefined;
  }

  /** Something was committed. A hint only: polling finds it as well. */
  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  /**
   * Publishes what waits now in the shards that this process owns or can take.
   * @returns rows published
   * @throws when broker or database fail; everything not answered is still in the outbox
   */
  runOnce(): Promise<number> {
    const run = this.running.catch(() => 0).then(() => this.drainAll());
    this.running = run;
    return run;
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      try {
        if ((await this.runOnce()) > 0) this.lastRow = performance.now();
        this.failures = 0;
        if (!this.woken) await this.pause(performance.now() - this.lastRow > restAfterMs ? restingPollMs : pollMs);
      } catch (error) {
        this.failures += 1;
        this.logger.warn({ message: 'Relay waits and tries again', failures: this.failures, error: describe(error) });
        await this.pause(Math.min(pollMs * 2 ** Math.min(this.failures, 8), longestBackoffMs));
      }
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        if (this.failures > 0 && !this.stopping) return; // a commit does not mend the broker
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }

  private async drainAll(): Promise<number> {
    const owner = await this.session();
    try {
      await owner.own();
      const drained = await Promise.allSettled((await owner.waiting()).map((shard) => this.drain(owner, shard)));
      const failed = drained.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      return drained.reduce((sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0), 0);
    } catch (error) {
      if (owner.lost) {
        this.owner = undefined;
        void owner.close();
      }
      throw error;
    }
  }

  private async session(): Promise<ShardOwner> {
    if (this.owner && !this.owner.lost) return this.owner;
    const owner = new ShardOwner(this.databaseUrl, `${this.service}-relay`);
    await owner.connect();
    this.owner = owner;
    return owner;
  }

  private async drain(owner: ShardOwner, shard: number): Promise<number> {
    let sent = 0;
    let batch = await owner.read(shard, []);
    while (batch.ids.length > 0 && !this.stopping) {
      crashPoint('relay.after_read');
      if (performance.now() - batch.readAt > staleAfterMs) batch = await owner.read(shard, []);
      batch = await this.exchange(owner, shard, batch, (count) => (sent += count));
    }
    return sent;
  }

  /** Sends one batch and reads the next while the broker answers; deletes what was sent only after the answer. */
  private async exchange(owner: ShardOwner, shard: number, batch: OutboxBatch, done: (count: number) => void): Promise<OutboxBatch> {
    const answer = this.broker.publish(batch.records);
    setImmediate(() => crashPoint('relay.sent_not_acked'));
    const [answered, next] = await Promise.allSettled([answer, owner.read(shard, batch.ids)]);
    if (answered.status === 'rejected') throw answered.reason;
    crashPoint('relay.acked_not_marked');
    await owner.forget(shard, batch.ids);
    this.published += batch.ids.length;
    done(batch.ids.length);
    if (next.status === 'rejected') throw next.reason;
    return next.value;
  }
}

const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
