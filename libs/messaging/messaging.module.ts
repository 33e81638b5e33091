import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { registry } from '#contracts/registry.js';
import type { EventContract } from '#contracts/topic.js';
import { Clock } from '#platform/clock.js';
import { readConfig } from '#platform/config.js';
import { asService } from '#platform/scope.js';
import { Transport } from '#platform/transport.token.js';
import { CommitSignal } from './commit-signal.js';
import { Consumer } from './consumer.js';
import { Broker } from './kafka.js';
import { MessagingLifecycle } from './messaging.lifecycle.js';
import { Outbox } from './outbox.js';
import { ParkedController } from './parked.controller.js';
import { RecordAccess } from './record-access.js';
import { Relay } from './relay.js';
import { ReplayController } from './replay.controller.js';
import { StandingController } from './standing.controller.js';

export interface MessagingOptions {
  service: string;
  /** Name of the consumer group and of its inbox: it never changes. Without it the service only publishes. */
  consumer?: string;
  /** The transaction handlers run in; by default it sees all areas, as a service does. */
  transact?: <Result>(dataSource: DataSource, work: (tx: EntityManager) => Promise<Result>) => Promise<Result>;
  /** What this build knows; by default every contract of the system. */
  contracts?: readonly EventContract[];
}

const messagingConfig = z.object({ KAFKA_BROKERS: z.string().min(1), TOPIC_PREFIX: z.string().default('') });

/** Outbox, relay and, with a consumer's name, the strategy that brings events to the `@On` methods of the service. */
@Global()
@Module({})
export class MessagingModule {
  static forRoot({ service, consumer, transact, contracts = registry }: MessagingOptions): DynamicModule {
    const providers: Provider[] = [
      CommitSignal,
      { provide: Broker, useFactory: () => brokerOf(service) },
      { provide: Outbox, useFactory: outboxOf(service), inject: [CommitSignal, { token: Clock, optional: true }] },
      { provide: RecordAccess, useFactory: (outbox: Outbox) => new RecordAccess(service, outbox), inject: [Outbox] },
      { provide: Relay, useFactory: relayOf(service), inject: [Broker, DataSource] },
      MessagingLifecycle,
    ];
    if (!consumer)
      return {
        module: MessagingModule,
        controllers: [StandingController],
        providers: [...providers, { provide: Transport, useValue: undefined }],
        exports: [Outbox, RecordAccess, Relay, Transport],
      };
    const inScope = transact ?? ((dataSource, work) => asService(dataSource, consumer, work));
    const consuming: Provider[] = [
      {
        provide: Consumer,
        useFactory: (broker: Broker, dataSource: DataSource) =>
          new Consumer(consumer, broker, (work) => inScope(dataSource, work), contracts),
        inject: [Broker, DataSource],
      },
      { provide: Transport, useExisting: Consumer },
    ];
    return {
      module: MessagingModule,
      controllers: [ReplayController, ParkedController, StandingController],
      providers: [...providers, ...consuming],
      exports: [Outbox, RecordAccess, Relay, Consumer, Transport],
    };
  }
}

function brokerOf(service: string): Broker {
  const { KAFKA_BROKERS, TOPIC_PREFIX } = readConfig(messagingConfig);
  return new Broker(KAFKA_BROKERS.split(','), `linli-${service}`, TOPIC_PREFIX);
}

const outboxOf = (service: string) => (commits: CommitSignal, clock?: Clock) =>
  new Outbox(service, commits, clock ? () => clock.now() : undefined);

function relayOf(service: string) {
  return (broker: Broker, { options }: DataSource): Relay => {
    if (options.type !== 'postgres' || !options.url) throw new TypeError('The relay needs the URL of a PostgreSQL database');
    return new Relay(broker, options.url, service);
  };
}
