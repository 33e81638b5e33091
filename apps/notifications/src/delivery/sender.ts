import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { Clock } from '#platform/clock.js';
import { Log } from '#platform/log.token.js';
import { asService } from '#platform/scope.js';
import { Channels, type GuardedWay } from '../channel/channels.js';
import { type Claimed, ClaimDeliveries, type Patience } from './claim-deliveries.js';
import { RecordOutcomes } from './record-outcomes.js';
import { SendBatch } from './send-batch.js';

const pollEveryMs = 1_000;
const atOnce = 100;
const contactsPauseMs = 10_000;
/** Milliseconds after which an urgent message does not wait for a provider that is down, but goes by the next channel; others wait longer. */
const patienceMs: Patience = { urgent: 60_000, others: 2 * 3_600_000 };

/** Sends what is due. No transaction is open while a provider is asked: taking and recording are two, and what dies between them is sent again. */
@Injectable()
export class Sender implements OnApplicationBootstrap, OnModuleDestroy {
  private stopped = false;
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly channels: Channels,
    private readonly claim: ClaimDeliveries,
    private readonly batch: SendBatch,
    private readonly record: RecordOutcomes,
    private readonly clock: Clock,
    @Inject(Log) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.tick();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Sends what is due now, one run at a time; returns how many were tried. */
  runOnce(): Promise<number> {
    const next = this.running.then(() => this.run());
    this.running = next.catch(() => undefined);
    return next;
  }

  private tick(): void {
    this.timer = setTimeout(() => {
      void this.runOnce()
        .catch((error: unknown) => this.log.warn({ err: error }, 'messages wait'))
        .finally(() => {
          if (!this.stopped) this.tick();
        });
    }, pollEveryMs);
  }

  private async run(): Promise<number> {
    if (!(await this.isAnythingDue())) return 0;
    let tried = 0;
    for (const guarded of this.channels.all) {
      let some = 0;
      do {
        some = this.stopped ? 0 : await this.sendSome(guarded);
        tried += some;
      } while (some > 0);
    }
    return tried;
  }

  private isAnythingDue(): Promise<boolean> {
    const channels = this.channels.all.map(({ way }) => way.channel);
    return this.transact(async (tx) => {
      const [row] = await tx.query<{ due: boolean }[]>(
        `SELECT EXISTS (SELECT FROM delivery WHERE state = 'queued' AND channel = ANY($1) AND next_at <= $2) AS due`,
        [channels, this.clock.now()],
      );
      return row!.due;
    });
  }

  private async sendSome({ way, breaker }: GuardedWay): Promise<number> {
    const now = this.clock.now();
    const room = breaker.room(now, atOnce);
    const claimed = await this.transact((tx) =>
      room > 0
        ? this.claim.execute(tx, way.channel, { now, most: room })
        : this.claim.execute(tx, way.channel, { now, most: atOnce, patience: patienceMs }),
    );
    if (claimed.length === 0) return 0;
    const finished = room > 0 ? await this.batch.execute(way, claimed, breaker) : claimed.map(givenUp);
    await this.transact((tx) =>
      finished ? this.record.execute(tx, finished) : this.claim.release(tx, claimed, new Date(now.getTime() + contactsPauseMs)),
    );
    return finished ? claimed.length : 0;
  }

  private transact<Result>(work: Parameters<typeof asService<Result>>[2]): Promise<Result> {
    return asService(this.dataSource, 'sender', work);
  }
}

const givenUp = ({ row }: Claimed) => ({ row, outcome: { state: 'failed' as const, reason: 'PROVIDER_DOWN', again: false } });
