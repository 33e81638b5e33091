import { Global, Module, type DynamicModule, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { Consumer } from '#messaging/consumer.js';
import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { endsIdleTransaction } from '#platform/database.js';
import { Signals } from '#platform/signals.js';
import { TokenVerifier } from '#platform/token.js';

export const plantDatabase = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: messagingEntities,
    migrations: messagingMigrations,
    poolSize: 8,
    extra: endsIdleTransaction,
  });

const nobodyIssues = { issuer: 'http://127.0.0.1/oidc', jwksUrl: 'http://127.0.0.1/oidc/jwks', gatewayToken: 'of nobody' };

@Global()
@Module({})
class PlantDatabase implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  static at(url: string): DynamicModule {
    const provider = { provide: DataSource, useFactory: () => plantDatabase(url).initialize() };
    const providers = [provider, Signals, { provide: TokenVerifier, useValue: new TokenVerifier(nobodyIssues) }];
    return { module: PlantDatabase, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

interface Plan {
  messaging: DynamicModule;
  controllers: Type[];
  consumes: boolean;
}

/** A service as the real ones are put together; `messaging` may have had parts of it taken out and others put in. */
export async function startPlant(url: string, { messaging, controllers, consumes }: Plan): Promise<NestFastifyApplication> {
  @Module({ imports: [PlantDatabase.at(url), messaging], controllers })
  class Plant {}
  const app = await NestFactory.create<NestFastifyApplication>(Plant, new FastifyAdapter(), { logger: false, abortOnError: false });
  if (consumes) {
    app.connectMicroservice<CustomStrategy>({ strategy: app.get(Consumer) });
    await app.startAllMicroservices();
  }
  await app.listen(0, '127.0.0.1');
  return app;
}
