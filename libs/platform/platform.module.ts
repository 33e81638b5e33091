import { type DynamicModule, Global, Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import { platformConfig, readConfig } from './config.js';
import { DueWorkScheduler } from './due-work.js';
import { HealthController } from './health.controller.js';
import { createLog } from './log.js';
import { Log } from './log.token.js';
import { Metrics } from './metrics.js';
import { checkRowLevelSecurity } from './scope.js';
import { Signals } from './signals.js';
import { tokenVerifier } from './token.js';
import { Vault } from './vault.js';

const logFactory = () => {
  const config = readConfig(platformConfig);
  return createLog(config.SERVICE_NAME, config.LOG_LEVEL);
};

const withoutDatabase = [Clock, Signals, Metrics, tokenVerifier, { provide: Log, useFactory: logFactory }];

/** What every service stands on: clock, log, health, metrics and, where it has a database, the vault and due work. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(dataSource?: DataSource): DynamicModule {
    if (!dataSource)
      return { module: PlatformModule, controllers: [HealthController], providers: withoutDatabase, exports: withoutDatabase };
    const connected = { provide: DataSource, useFactory: () => connect(dataSource) };
    const providers = [...withoutDatabase, connected, Vault, DueWorkScheduler];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, DatabaseLifecycleModule],
      controllers: [HealthController],
      providers,
      exports: providers,
    };
  }
}

async function connect(dataSource: DataSource): Promise<DataSource> {
  if (!dataSource.isInitialized) await dataSource.initialize();
  await checkRowLevelSecurity(dataSource);
  return dataSource;
}

/** The pool closes last, in `onApplicationShutdown`, when requests and consumers have ended. */
@Module({})
class DatabaseLifecycleModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly signals: Signals,
    private readonly dueWork: DueWorkScheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.register('database', {
      unready: () =>
        this.dataSource
          .query('SELECT 1')
          .then(() => undefined)
          .catch(() => 'the database does not answer'),
    });
    this.dueWork.watchedBy(this.signals);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
