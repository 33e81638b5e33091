import {
  Injectable,
  Optional,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Signals } from '#platform/signals.js';
import { CommitSignal } from './commit-signal.js';
import { Consumer } from './consumer.js';
import { Broker } from './kafka.js';
import { messagingMetrics, readingsOf } from './metrics.js';
import { Relay } from './relay.js';

const silenceMs = 90_000;

/** Starts relay and consumer when the application stands; stops both before the broker is left. */
@Injectable()
export class MessagingLifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commits: CommitSignal,
    private readonly broker: Broker,
    private readonly relay: Relay,
    @Optional() private readonly consumer?: Consumer,
    @Optional() private readonly signals?: Signals,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this.commits);
    this.commits.onCommit(() => this.relay.wake());
    this.signals?.register('messaging', {
      dead: () => (this.consumer?.hangs(silenceMs) ? 'the consumer has given no sign for 90 s' : undefined),
      ...(this.consumer && { behind: () => this.consumer!.lag() }),
      readings: async () => readingsOf(await messagingMetrics(this.dataSource, this.relay, this.consumer)),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.relay.start();
    await this.consumer?.begin();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.relay.stop(), this.consumer?.close()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.broker.close();
  }
}
