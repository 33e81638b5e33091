import { readFileSync } from 'node:fs';
import { createGatewayRuntime, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Log } from '#platform/log.token.js';
import { type GatewayConfig, GatewaySettings, urlOf } from '../gateway.config.js';
import { LiveUpdates } from '../live/live-updates.js';
import { liveTypes } from '../live/live-types.js';
import { useLiveUpdates } from '../live/use-live-updates.js';
import { CostBudget } from './cost-budget.js';
import type { DoorContext } from './asker.js';
import { Lanes } from './lanes.js';
import { SharedAnswers } from './shared-answers.js';
import { subgraphTransport } from './subgraph-transport.js';
import { useLimits } from './use-limits.js';
import { usePresentedErrors } from './use-presented-errors.js';
import { useSharedAnswers } from './use-shared-answers.js';

/** The router's planner is native, for Linux with glibc and for macOS. Elsewhere Hive's default answers the same, and takes three times as long. */
const router = await import('@graphql-hive/router-query-planner')
  .then(() => import('@graphql-hive/router-runtime'))
  .then(
    ({ unifiedGraphHandler }) => ({ unifiedGraphHandler }),
    () => ({}),
  );

/** The supergraph, executable: from the composed file, never by asking the services, so it starts while they are down. */
@Injectable()
export class Graph implements OnModuleInit, OnApplicationShutdown {
  readonly runtime: GatewayRuntime<DoorContext>;
  readonly shared = new SharedAnswers();
  readonly lanes = new Lanes();
  readonly budget: CostBudget;

  constructor(@Inject(GatewaySettings) config: GatewayConfig, live: LiveUpdates, @Inject(Log) log: Logger) {
    if (!('unifiedGraphHandler' in router)) log.warn('the planner has no binary for this system; the gateway stitches, which takes longer');
    const budget = (this.budget = new CostBudget(config.COST_PER_MINUTE));
    live.tell((path) => this.shared.changed(path));
    const limits = { introspection: config.LINLI_ENV !== 'production', costPerOperation: config.COST_PER_OPERATION };
    this.runtime = createGatewayRuntime<DoorContext>({
      ...router,
      supergraph: readFileSync(config.SUPERGRAPH_FILE, 'utf8'),
      transports: { http: subgraphTransport({ urlOf, timeoutMs: config.SUBGRAPH_TIMEOUT_MS, log }) },
      additionalTypeDefs: liveTypes,
      graphqlEndpoint: '/graphql',
      plugins: () => [
        useLimits(limits, budget, this.lanes),
        useSharedAnswers(this.shared),
        useLiveUpdates(live, budget),
        usePresentedErrors(log),
      ],
      ...switchedOff,
    });
  }

  async onModuleInit(): Promise<void> {
    await this.runtime.getSchema();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runtime[Symbol.asyncDispose]();
  }
}

/** Errors are put into words by our own plugin, requests are numbered and logged by the platform. */
const switchedOff = {
  maskedErrors: false,
  subgraphErrors: false,
  requestId: false,
  logging: false,
  graphiql: false,
  landingPage: false,
  cors: false,
  multipart: false,
} as const;
