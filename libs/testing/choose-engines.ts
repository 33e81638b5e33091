import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { embedded } from './embedded-engines.js';
import type { Engine, EngineKind, Engines } from './engine.js';

const ENGINE_ANSWERS_MS = 5_000;

/** Names the server or brokers to use; they are for tests only: databases and topics of any name may be made and dropped there. */
const given: Record<EngineKind, string | undefined> = {
  database: process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_ADMIN_URL'],
  broker: process.env['TEST_KAFKA_BROKERS'] ?? process.env['KAFKA_BROKERS'],
};

const dockerHas = async (...images: string[]): Promise<boolean> => {
  try {
    await promisify(execFile)('docker', ['image', 'inspect', '--format', '{{.Id}}', ...images], { timeout: ENGINE_ANSWERS_MS });
    return true;
  } catch {
    return false;
  }
};

const outOfReach = () => Promise.reject(new Error('An engine that was given by its address is not stopped by tests.'));

const foreign = (address: string): Engine => ({
  address,
  stop: outOfReach,
  kill: outOfReach,
  start: outOfReach,
  drop: () => Promise.resolve(),
});

/**
 * Engines that tests may start for themselves: containers where a Docker engine answers and has the images, else child
 * processes. LINLI_TEST_STACK=containers or =embedded decides without asking.
 */
const startable = async (): Promise<Engines> => {
  const wish = process.env['LINLI_TEST_STACK'];
  if (wish === 'embedded') return embedded;
  // Testcontainers takes a second to load, so it is loaded only when it is used.
  const load = () => import('./container-engines.js');
  if (wish === 'containers') return (await load()).containers;
  return (await dockerHas('postgres:18', 'apache/kafka:4.3.1')) ? (await load()).containers : embedded;
};

export interface Choice {
  /** The engines that all specs of a run share. */
  shared: Engines;
  /** Engines of one spec, which it may stop. */
  own: Engines;
}

export const chooseEngines = async (): Promise<Choice> => {
  const own = await startable();
  const share = (kind: EngineKind): (() => Promise<Engine>) => {
    const address = given[kind];
    return address ? () => Promise.resolve(foreign(address)) : own[kind];
  };
  return { own, shared: { database: share('database'), broker: share('broker') } };
};
