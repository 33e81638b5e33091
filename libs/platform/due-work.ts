import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import type { Logger } from 'pino';
import { Clock } from './clock.js';
import { DueWork } from './due-work.entity.js';
import { Log } from './log.token.js';
import { asService } from './scope.js';
import { Signals } from './signals.js';

const pollEveryMs = 500;
const longestPauseMs = 5 * 60_000;
const dueKind = Reflector.createDecorator<string>();

/** Marks the method `(key, tx) => Promise<void>` that does work of this kind, in the transaction that takes it off the list. */
export const Due = (kind: string) => dueKind(kind);

type Doer = (key: string, tx: EntityManager) => Promise<void>;

/** `scheduleDue(tx, 'roster.apply', importId, clock.now())`: part of the caller's transaction, so it exists exactly if the change does. */
export async function scheduleDue(tx: EntityManager, kind: string, key: string, dueAt: Date): Promise<void> {
  await tx.upsert(DueWork, { kind, key, dueAt, attempts: 0 }, ['kind', 'key']);
}

/**
 * Does what is due. The row is taken off the list in the transaction of the effect: after a crash it stands there again,
 * and no two processes do it at once. A fault puts it back with a growing pause; it is never dropped.
 */
@Injectable()
export class DueWorkScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly doers = new Map<string, Doer>();
  private stopped = false;
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
    @Inject(Log) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.collect();
    if (this.doers.size > 0) this.tick();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  watchedBy(signals: Signals): void {
    signals.register('due-work', { readings: async () => [await this.oldest()] });
  }

  /** Does everything that is due now; returns how many pieces were done. */
  async runOnce(): Promise<number> {
    let done = 0;
    while (!this.stopped && (await this.takeOne())) done += 1;
    return done;
  }

  /** One statement and no transaction: mostly nothing is due. */
  private async isAnythingDue(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ due: boolean }[]>(
      'SELECT EXISTS (SELECT FROM due_work WHERE due_at <= $1 AND kind = ANY($2)) AS due',
      [this.clock.now(), [...this.doers.keys()]],
    );
    return row?.due === true;
  }

  private tick(): void {
    this.timer = setTimeout(() => {
      this.running = this.isAnythingDue()
        .then((due) => (due ? this.runOnce() : 0))
        .catch((error: unknown) => this.log.warn({ err: error }, 'due work waits for the database'))
        .finally(() => {
          if (!this.stopped) this.tick();
        });
    }, pollEveryMs);
  }

  private async takeOne(): Promise<boolean> {
    let taken: DueWork | undefined;
    try {
      await asService(this.dataSource, 'due-work', async (tx) => {
        taken = await this.lockNext(tx);
        if (!taken) return;
        await tx.delete(DueWork, { kind: taken.kind, key: taken.key });
        await this.doers.get(taken.kind)?.(taken.key, tx);
      });
    } catch (error) {
      if (!taken) throw error;
      await this.putBack(taken, error);
    }
    return taken !== undefined;
  }

  private async lockNext(tx: EntityManager): Promise<DueWork | undefined> {
    const next = await tx
      .createQueryBuilder(DueWork, 'work')
      .where('work.due_at <= :now AND work.kind = ANY(:kinds)', { now: this.clock.now(), kinds: [...this.doers.keys()] })
      .orderBy('work.due_at')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    return next ?? undefined;
  }

  private async putBack(work: DueWork, error: unknown): Promise<void> {
    const attempts = work.attempts + 1;
    const pauseMs = Math.min(longestPauseMs, 1_000 * 2 ** Math.min(attempts, 16));
    this.log.error({ err: error, kind: work.kind, attempts }, 'due work failed and will be tried again');
    await this.dataSource.manager.update(
      DueWork,
      { kind: work.kind, key: work.key },
      { attempts, dueAt: new Date(this.clock.now().getTime() + pauseMs) },
    );
  }

  private async oldest() {
    const [row] = await this.dataSource.query<{ age: string | null }[]>(
      `SELECT extract(epoch FROM $1::timestamptz - min(due_at)) AS age FROM due_work`,
      [this.clock.now()],
    );
    return { name: 'linli_due_work_late_seconds', help: 'How late the oldest due work is', value: Math.max(0, Number(row?.age ?? 0)) };
  }

  private collect(): void {
    const scanner = new MetadataScanner();
    for (const { instance } of this.discovery.getProviders() as { instance: Record<string, Doer> | undefined }[]) {
      if (!instance || typeof instance !== 'object') continue;
      for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const method = instance[name];
        const kind = method && this.discovery.getMetadataByDecorator(dueKind, { instance } as never, name);
        if (method && kind) this.doers.set(kind, method.bind(instance));
      }
    }
  }
}
