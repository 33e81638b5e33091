import { createServer, type IncomingMessage } from 'node:http';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeSecrets } from '../../deploy/local/secrets.js';
import { migrate } from '../../tools/migrate.js';
import { chooseEngines } from './choose-engines.js';
import { temporaryHome } from './embedded-engines.js';
import type { Engine, Engines } from './engine.js';

/** What the keeper tells the run about the stack. */
export interface Found {
  adminUrl: string;
  brokers: string;
  secretsDir: string;
  /** Address of the keeper, which starts and stops engines of one spec. */
  keeper: string;
  /** Why the tables of a service could not be made; it costs the specs of that service only. */
  unmigrated: Record<string, string>;
}

const engines = new Map<string, Engine>();

const obey = async (own: Engines, { method, url = '' }: IncomingMessage): Promise<object> => {
  const [, what = '', id = '', verb = ''] = url.split('/');
  if (method === 'POST' && id === '' && (what === 'database' || what === 'broker')) {
    const engine = await own[what]();
    const name = String(engines.size + 1);
    engines.set(name, engine);
    return { id: name, address: engine.address };
  }
  const engine = engines.get(id);
  if (!engine || (verb !== 'stop' && verb !== 'start' && verb !== 'kill' && verb !== 'drop')) throw new Error(`No ${method} ${url}.`);
  await engine[verb]();
  return {};
};

const listen = (own: Engines): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      obey(own, request)
        .then((answer) => response.end(JSON.stringify(answer)))
        .catch((error: Error) => response.writeHead(500).end(error.message));
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`);
    });
  });

/** The channel closes when the run ends, and when it is killed. */
const runEnds = new Promise<void>((resolve) => void process.once('disconnect', resolve));

const home = temporaryHome();
try {
  const { shared, own } = await chooseEngines();
  const keep = async (name: string, start: Promise<Engine>): Promise<string> => {
    const engine = await start;
    engines.set(name, engine);
    return engine.address;
  };
  const [adminUrl, brokers] = await Promise.all([keep('shared database', shared.database()), keep('shared broker', shared.broker())]);
  const secretsDir = join(home, 'secrets');
  makeSecrets(secretsDir);
  const unmigrated: Record<string, string> = {};
  const failed = (what: string, error: unknown) => void (unmigrated[what] = error instanceof Error ? error.message : String(error));
  await migrate({ adminUrl, brokers, secretsDir, say: () => undefined, failed });
  const found: Found = { adminUrl, brokers, secretsDir, unmigrated, keeper: await listen(own) };
  process.send?.(found);
  await runEnds;
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  await Promise.allSettled([...engines.values()].map((engine) => engine.drop()));
  rmSync(home, { recursive: true, force: true });
  process.exit();
}
