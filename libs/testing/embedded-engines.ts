import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '../../deploy/local/fresh.js';
import { startKafka } from '../../deploy/local/kafka.js';
import { startPostgres } from '../../deploy/local/postgres.js';
import type { Engine, Engines } from './engine.js';

interface Running {
  address: string;
  port: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** A private folder that users without rights may pass, because PostgreSQL runs as one of them when root runs the tests. */
export const temporaryHome = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'linli-test-'));
  chmodSync(home, 0o711);
  return home;
};

const engine = async (begin: (home: string, port?: number) => Promise<Running>): Promise<Engine> => {
  const home = temporaryHome();
  let running = await begin(home);
  const { address, port } = running;
  return {
    address,
    stop: () => running.stop(),
    kill: () => running.kill(),
    async start() {
      running = await begin(home, port);
      if (running.address !== address) throw new Error(`Another program took port ${port} while the engine was stopped.`);
    },
    async drop() {
      await running.kill();
      removeHome(home);
    },
  };
};

/** Real engines as child processes; the database keeps nothing through a power cut of the machine, only through its own. */
export const embedded: Engines = {
  database: () =>
    engine(async (home, port) => {
      const postgres = await startPostgres({ home, port, volatile: true });
      return { ...postgres, address: postgres.url };
    }),
  broker: () =>
    engine(async (home, port) => {
      const kafka = await startKafka({ home, port });
      return { ...kafka, address: kafka.brokers };
    }),
};
