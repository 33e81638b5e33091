import { Global, Module, type DynamicModule, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { EventContract } from '#contracts/topic.js';
import { Consumer } from '#messaging/consumer.js';
import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { MessagingModule } from '#messaging/messaging.module.js';
import { Signals } from '#platform/signals.js';
import { TokenVerifier } from '#platform/token.js';

export const meterDatabase = (url: string): DataSource =>
  new DataSource({ type: 'postgres', url, entities: messagingEntities, migrations: messagingMigrations, poolSize: 10 });

const nobodyIssues = { issuer: 'http://127.0.0.1/oidc', jwksUrl: 'http://127.0.0.1/oidc/jwks', gatewayToken: 'of nobody' };

@Global()
@Module({})
class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static at(url: string): DynamicModule {
    const provider = { provide: DataSource, useFactory: () => meterDatabase(url).initialize() };
    const providers = [provider, Signals, { provide: TokenVerifier, useValue: new TokenVerifier(nobodyIssues) }];
    return { module: DatabaseModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

export interface MeterService {
  reactions: Type[];
  contracts: readonly EventContract[];
}

/** A whole service on the real broker: what it consumes is what its reactions declare. Broker and prefix come from the environment. */
export async function startMeterService(url: string, { reactions, contracts }: MeterService): Promise<NestFastifyApplication> {
  @Module({
    imports: [DatabaseModule.at(url), MessagingModule.forRoot({ service: 'meter', consumer: 'meter', contracts })],
    controllers: reactions,
  })
  class MeterModule {}
  const app = await NestFactory.create<NestFastifyApplication>(MeterModule, new FastifyAdapter(), { logger: false, abortOnError: false });
  app.connectMicroservice<CustomStrategy>({ strategy: app.get(Consumer) });
  await app.startAllMicroservices();
  await app.init();
  return app;
}
