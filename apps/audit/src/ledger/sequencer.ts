import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { asService } from '#platform/scope.js';
import { AskWitnesses } from '../checkpoint/ask-witnesses.js';
import { SignCheckpoint } from '../checkpoint/sign-checkpoint.js';
import { AppendLeaves, Fenced } from './append-leaves.js';

const restMs = 1_000;
/** Rest of a tree that is signed and witnessed as it is: this process is woken by what it takes in, and only looks for what others do. */
const settledRestMs = 2_000;
/** What comes in meanwhile gets its place in the same transaction. */
const gatherMs = 200;
/** Any number, the same in every process: who holds it writes. */
const lock = 6_962;

/**
 * The only writer of the tree. A lock on a connection of its own keeps others from trying; the epoch that it raised keeps out a
 * writer who has lost the lock and does not know it yet.
 */
@Injectable()
export class Sequencer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sequencer');
  private holder?: QueryRunner;
  private epoch = 0;
  private stopped = false;
  private woken = false;
  /** All that was placed is signed, filed, and signed by every witness. */
  private settled = false;
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly append: AppendLeaves,
    private readonly sign: SignCheckpoint,
    private readonly witnesses: AskWitnesses,
  ) {}

  onApplicationBootstrap(): void {
    this.rest(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running.catch(() => {});
    await this.letGo();
  }

  /** Something came in. */
  wake(): void {
    if (this.stopped || this.woken) return;
    this.woken = true;
    this.rest(gatherMs);
  }

  /**
   * Gives what waits its place in the tree and signs what is due; `now` signs whatever is not signed yet.
   * @returns leaves appended; 0 also when another process is the writer
   */
  runOnce(now = false): Promise<number> {
    const run = this.running.catch(() => 0).then(() => this.write(now));
    this.running = run;
    return run;
  }

  private rest(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.woken = false;
      this.runOnce()
        .catch((error: unknown) => this.logger.warn({ message: 'The sequencer waits and tries again', error: String(error) }))
        .finally(() => !this.stopped && this.rest(this.pause()));
    }, milliseconds).unref();
  }

  private pause(): number {
    if (this.woken) return gatherMs;
    return this.settled ? settledRestMs : restMs;
  }

  private async write(now: boolean): Promise<number> {
    if (!(await this.isWriter()) || (this.settled && !(await this.hasArrivals()))) return 0;
    this.settled = false;
    try {
      let appended = 0;
      let signed = false;
      for (let count = -1; count !== 0 && !this.stopped; appended += count)
        count = await asService(this.dataSource, 'sequencer', async (tx) => {
          const added = await this.append.execute(tx, this.epoch);
          signed = await this.sign.execute(tx, now);
          return added;
        });
      await this.sign.publish();
      this.settled = (await this.witnesses.execute()) && signed;
      return appended;
    } catch (error) {
      if (error instanceof Fenced) await this.letGo();
      throw error;
    }
  }

  private hasArrivals(): Promise<boolean> {
    return asService(this.dataSource, 'sequencer', async (tx) => {
      const [row] = await tx.query<{ some: boolean }[]>('SELECT EXISTS (SELECT FROM ledger_arrival) AS some');
      return row!.some;
    });
  }

  private async isWriter(): Promise<boolean> {
    if (this.holder && !(await isAlive(this.holder))) await this.letGo();
    if (this.holder) return true;
    const holder = this.dataSource.createQueryRunner();
    const [{ mine } = { mine: false }] = (await holder.query('SELECT pg_try_advisory_lock($1) AS mine', [lock])) as { mine: boolean }[];
    if (!mine) {
      await holder.release();
      return false;
    }
    this.holder = holder;
    this.settled = false;
    this.epoch = await this.append.begin();
    return true;
  }

  private async letGo(): Promise<void> {
    const holder = this.holder;
    this.holder = undefined;
    await holder?.query('SELECT pg_advisory_unlock_all()').catch(() => {});
    await holder?.release().catch(() => {});
  }
}

const isAlive = (holder: QueryRunner): Promise<boolean> =>
  holder.query('SELECT 1').then(
    () => true,
    () => false,
  );
