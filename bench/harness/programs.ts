import { join } from 'node:path';
import { statusOf } from '../../deploy/local/ask-http.js';
import { startChild, type Child } from '../../deploy/local/child.js';
import { freePort, isFree } from '../../deploy/local/free-port.js';
import { checkout } from '../../deploy/local/places.js';
import { memoryFlags, nicenessOf, type Service, services } from '../../deploy/services.js';
import { ensureTopics } from '../../libs/messaging/topics.js';
import { profiling, startFileOf } from './profiling.js';
import { peerDatabase, serviceDatabase, type WithKafka } from './engines.js';

export interface Program extends Child {
  url: string;
}

const startMs = 60_000;
const known = (service: string): Service => services().find(({ name }) => name === service)!;
/** As the stack starts a service. */
export const flagsOf = (service: string): string[] => memoryFlags(known(service));

/** A server of Node.js on a free port. Without a path that says yes, it is there as soon as it listens. */
export async function startProgram(
  name: string,
  logs: string,
  args: string[],
  ready: string | undefined,
  env: NodeJS.ProcessEnv,
  niceness = 0,
): Promise<Program> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    ...{ name, command: process.execPath, args: [...profiling(name), ...args], log: join(logs, `${name}.log`) },
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    niceness,
  });
  const answers = async () => ((ready ? (await statusOf(url + ready)) === 200 : !(await isFree(port))) ? true : undefined);
  try {
    await child.ready(startMs, answers);
  } catch (error) {
    await child.stop('SIGKILL');
    throw error;
  }
  return { ...child, url };
}

interface OtherService {
  /** Another start file of it. */
  main?: string;
  env?: NodeJS.ProcessEnv;
  /** The gateway is there too, which goes first. */
  behindGateway?: boolean;
}

/** One service of ours, as the stack runs it, with its own database; nobody else runs. */
export async function startService(engines: WithKafka, service: string, other: OtherService = {}): Promise<Program> {
  const database = await serviceDatabase(engines, service);
  await ensureTopics(engines.kafka.brokers, '');
  const main = other.main ?? startFileOf(service);
  const nobody = 'http://127.0.0.1:9';
  const env = {
    ...{ SERVICE_NAME: service, DATABASE_URL: database, SECRETS_DIR: process.env['SECRETS_DIR'], LOG_LEVEL: 'error' },
    ...{ KAFKA_BROKERS: engines.kafka.brokers },
    ...{ LINLI_ENV: 'local', MALLOC_ARENA_MAX: '1', IDENTITY_ISSUER: nobody, IDENTITY_JWKS_URL: nobody, PUBLIC_URL: nobody },
    ...other.env,
  };
  return startProgram(
    service,
    join(engines.home, 'logs'),
    [...flagsOf(service), main],
    '/readyz',
    env,
    other.behindGateway ? nicenessOf(known(service)) : 0,
  );
}

/** P0, with as much memory as it likes. */
export async function startPeer(engines: WithKafka): Promise<Program> {
  await ensureTopics(engines.kafka.brokers, '', [{ name: 'peer.gate-check', partitions: 12, retentionDays: 30 }]);
  const env = { DATABASE_URL: await peerDatabase(engines), KAFKA_BROKERS: engines.kafka.brokers, NODE_ENV: 'production' };
  const main = join(checkout, 'dist', 'bench', 'peers', 'p0', 'main.js');
  return startProgram('p0', join(engines.home, 'logs'), [main], '/board/none', env);
}

/** Ends all that it has started, whatever happens meanwhile. */
export async function withPrograms(work: (start: (program: Promise<Program>) => Promise<Program>) => Promise<void>): Promise<void> {
  const started: Program[] = [];
  try {
    await work(async (program) => {
      started.push(await program);
      return program;
    });
  } finally {
    await Promise.all(started.map((program) => program.stop()));
  }
}
