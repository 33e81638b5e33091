import { join } from 'node:path';
import type { Service } from '../services.js';
import { Family } from './family.js';
import { isFree } from './free-port.js';
import { keep, type Running } from './keep.js';
import { startKafka } from './kafka.js';
import { checkout } from './places.js';
import { builtServices } from './plan-stack.js';
import { startPostgres } from './postgres.js';
import type { Say, Step } from './progress.js';
import { run } from './run.js';
import { databaseUrl, startService } from './service-child.js';
import { readPorts, writePorts, writeStack, type Stack } from './stack-file.js';

interface Engine extends Running {
  port: number;
}

/** Services know the address of an engine from their start, so a restarted engine waits for its old port. */
const atFixedPort = async (name: string, fixed: number | undefined, begin: () => Promise<Engine>): Promise<Engine> => {
  if (fixed !== undefined && !(await isFree(fixed))) throw new Error(`port ${fixed} of ${name} is taken by another program`);
  return begin();
};

const keepEngine = async (
  name: string,
  begin: (port: number | undefined) => Promise<Engine>,
  { stack, family, say }: Starting,
): Promise<void> => {
  let fixed: number | undefined;
  const former = readPorts(stack.home)[name];
  const again = async (): Promise<Engine> => {
    const engine = await atFixedPort(name, fixed, () => begin(fixed ?? former));
    fixed = engine.port;
    return engine;
  };
  await keep({ name, begin: again, say, wished: () => family.wasWished(name), signal: family.signal });
};

export interface Starting {
  stack: Stack;
  family: Family;
  say: Say;
}

const postgres = ({ stack, family, say }: Starting): Promise<void> =>
  keepEngine(
    'PostgreSQL',
    async (port) => {
      const server = await startPostgres({ home: stack.home, port, spawned: (child, at) => family.born(child, at) });
      stack.database.adminUrl = server.url;
      return server;
    },
    { stack, family, say },
  );

const kafka = ({ stack, family, say }: Starting): Promise<void> =>
  keepEngine(
    'Kafka',
    async (port) => {
      const broker = await startKafka({ home: stack.home, port, spawned: (child, at) => family.born(child, at) });
      stack.kafka.brokers = broker.brokers;
      return broker;
    },
    { stack, family, say },
  );

/** In a program of its own, which ends: what it loads would stay in the supervisor's memory. */
const migrate = async ({ stack, family, say }: Starting): Promise<void> => {
  const env = {
    ...process.env,
    DATABASE_ADMIN_URL: stack.database.adminUrl,
    KAFKA_BROKERS: stack.kafka.brokers,
    TOPIC_PREFIX: stack.topicPrefix,
    SECRETS_DIR: stack.secretsDir,
  };
  const said = await run(process.execPath, [join(checkout, 'dist', 'tools', 'migrate.js')], { env, signal: family.signal });
  if (process.env['LOG_LEVEL'] === 'debug') say(said.trimEnd());
};

const service = ({ stack, family, say }: Starting, one: Service): Promise<void> =>
  keep({
    name: one.name,
    begin: () => startService(stack, one, (child, port) => family.born(child, port)),
    say,
    wished: () => family.wasWished(one.name),
    signal: family.signal,
  });

const settle = ({ stack }: Starting): void => {
  const withDatabase = builtServices().filter(({ database }) => database);
  stack.database.urls = Object.fromEntries(withDatabase.map((one) => [one.name, databaseUrl(stack, one)]));
  writePorts(stack.home, Object.fromEntries(stack.children.map(({ name, port }) => [name, port])));
  writeStack(stack);
};

/** What is to be done until everything is ready; engines that were given by their address are left to their owner. */
export const steps = (starting: Starting): Step[][] => {
  const { stack } = starting;
  const engines: Step[] = [
    ...(stack.database.adminUrl ? [] : [{ title: 'PostgreSQL', work: () => postgres(starting) }]),
    ...(stack.kafka.brokers ? [] : [{ title: 'Kafka', work: () => kafka(starting) }]),
  ];
  return [
    engines,
    [{ title: 'Tables, rights and topics', work: () => migrate(starting) }],
    builtServices().map((one) => ({ title: one.name, work: () => service(starting, one) })),
    [{ title: 'Addresses', work: () => Promise.resolve(settle(starting)) }],
  ];
};
