import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Type } from '@nestjs/common';
import { ModuleRef, NestFactory } from '@nestjs/core';
import { UnknownElementException } from '@nestjs/core/errors/exceptions/unknown-element.exception.js';
import { CustomStrategy, type CustomTransportStrategy, type Server } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import { ConfigError, platformConfig, readConfig } from './config.js';
import { createLog, NestLog } from './log.js';
import { ProblemFilter } from './problem.filter.js';
import { observeRequests } from './request-log.js';
import { installTracing } from './tracing.js';
import { Transport } from './transport.token.js';

const bodyLimitBytes = 1_048_576;

/** Starts a service from its module and ends the process with one sentence when it cannot start. */
export async function start(module: Type): Promise<void> {
  try {
    const app = await create(module);
    const { HOST, PORT } = readConfig(platformConfig);
    await app.listen(PORT, HOST);
    collectGarbage();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The service cannot start: wrong or missing environment.\n${error.message}\n`);
    process.exit(78);
  }
}

/** What a start leaves behind, 5 to 20 MB, would stay for hours in a service that then has little to do. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as NodeJS.GCFunction)({ type: 'major', flavor: 'last-resort' });
  setFlagsFromString('--no-expose-gc');
}

/** The application, ready to listen; tests use it too. */
export async function create(module: Type): Promise<NestFastifyApplication> {
  const config = readConfig(platformConfig);
  const log = createLog(config.SERVICE_NAME, config.LOG_LEVEL);
  await installTracing(config.SERVICE_NAME);
  const adapter = new FastifyAdapter({
    genReqId: (request: { headers: Record<string, unknown> }) => requestIdOf(request.headers['x-request-id']),
    bodyLimit: bodyLimitBytes,
    forceCloseConnections: 'idle',
    ...patience(config),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: new NestLog(log), bufferLogs: false });
  app.useBodyParser('text/csv', { bodyLimit: bodyLimitBytes });
  app.enableShutdownHooks();
  app.useGlobalFilters(new ProblemFilter(log));
  observeRequests(app, log);
  endIdleConnections(app);
  await connectTransport(app);
  await app.init();
  return app;
}

/** Whoever sends slowly, or nothing, does not keep a connection; how long an answer takes is another matter. */
const patience = ({
  HEAD_TIMEOUT_MS,
  REQUEST_TIMEOUT_MS,
}: Pick<z.infer<typeof platformConfig>, 'HEAD_TIMEOUT_MS' | 'REQUEST_TIMEOUT_MS'>) => ({
  requestTimeout: REQUEST_TIMEOUT_MS,
  http: {
    headersTimeout: HEAD_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: Math.min(2_000, HEAD_TIMEOUT_MS),
  },
});

/** A connection that falls idle while the server closes would be waited for until its keep-alive ends, more than a minute. */
function endIdleConnections(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  let timer: NodeJS.Timeout | undefined;
  instance.addHook('preClose', (done) => {
    timer = setInterval(() => instance.server.closeIdleConnections(), 100);
    done();
  });
  instance.addHook('onClose', async () => clearInterval(timer));
}

/** Ids from outside are kept only in a shape that cannot carry anything personal. */
const requestIdOf = (given: unknown): string => (typeof given === 'string' && /^[0-9a-f-]{32,36}$/.test(given) ? given : randomUUID());

/** A service that consumes events provides its strategy under `Transport`. */
async function connectTransport(app: NestFastifyApplication): Promise<void> {
  const strategy = providedIn(app.get(ModuleRef));
  if (!strategy) return;
  app.connectMicroservice<CustomStrategy>({ strategy });
  await app.startAllMicroservices();
}

/** The application itself must not be asked: it ends the process when something is not provided. */
function providedIn(modules: ModuleRef): (Server & CustomTransportStrategy) | undefined {
  try {
    return modules.get(Transport, { strict: false });
  } catch (error) {
    if (error instanceof UnknownElementException) return undefined;
    throw error;
  }
}
