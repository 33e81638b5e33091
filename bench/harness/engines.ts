import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { appRole, appUrl, databaseName, onDatabase, ownerUrl } from '../../deploy/database-urls.js';
import { removeHome } from '../../deploy/local/fresh.js';
import { type Kafka, startKafka } from '../../deploy/local/kafka.js';
import { type Postgres, type PostgresSettings, startPostgres } from '../../deploy/local/postgres.js';
import { ensureDatabase, ensureOwner, ensureService, grantRows, withClient } from '../../tools/database-roles.js';

const password = 'bench';

export interface Engines {
  home: string;
  postgres: Postgres;
}

export interface WithKafka extends Engines {
  kafka: Kafka;
}

/** A PostgreSQL of the bench's own, as durable as the stack's; nothing of it is left. */
export async function withPostgres(work: (engines: Engines) => Promise<void>, options: PostgresSettings['options'] = {}): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'linli-bench-'));
  const postgres = await startPostgres({ home, options });
  try {
    await durable(postgres.url);
    await work({ home, postgres });
  } finally {
    await postgres.stop();
    removeHome(home);
  }
}

/** And a broker of its own, with one replica of each partition. */
export const withEngines = (work: (engines: WithKafka) => Promise<void>, options: PostgresSettings['options'] = {}): Promise<void> =>
  withPostgres(async (engines) => {
    const kafka = await startKafka({ home: engines.home });
    try {
      await work({ ...engines, kafka });
    } finally {
      await kafka.stop();
    }
  }, options);

/** Figures of a database that may forget what it has answered would be worth nothing. */
async function durable(url: string): Promise<void> {
  await withClient(url, async (admin) => {
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      const { rows } = await admin.query<Record<string, string>>(`SHOW ${name}`);
      if (rows[0]?.[name] !== 'on') throw new Error(`${name} is off`);
    }
  });
}

/** The database of a service with all its tables. @returns its address, for the role under row-level security */
export async function serviceDatabase({ postgres: { url } }: Engines, service: string): Promise<string> {
  const name = databaseName(service);
  await withClient(url, async (admin) => {
    await ensureOwner(admin);
    await ensureService(admin, url, service, password);
  });
  process.env['DATABASE_URL'] = ownerUrl(url, name);
  const { dataSource } = (await import(`../../apps/${service}/src/${service}.database.js`)) as { dataSource: DataSource };
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  await grantRows(url, name, appRole(service));
  return (process.env['DATABASE_URL'] = appUrl(url, name, appRole(service), password));
}

/** As the running service reaches it. */
export async function serviceSource(engines: Engines, service: string): Promise<DataSource> {
  const url = await serviceDatabase(engines, service);
  const { dataSource } = (await import(`../../apps/${service}/src/${service}.database.js`)) as { dataSource: DataSource };
  return new DataSource({ ...dataSource.options, url } as DataSourceOptions).initialize();
}

/** An empty database for a peer. */
export async function peerDatabase({ postgres: { url } }: Engines): Promise<string> {
  await withClient(url, async (admin) => {
    await ensureOwner(admin);
    await ensureDatabase(admin, 'peer');
  });
  return onDatabase(url, 'peer');
}

/** As the owner of the tables. */
export const asOwner = ({ postgres: { url } }: Engines, service: string, ...statements: string[]): Promise<void> =>
  withClient(ownerUrl(url, databaseName(service)), async (owner) => {
    for (const statement of statements) await owner.query(statement);
  });

/** Secrets that services read, of this run only. @returns the token by which services know the gateway */
export function someSecrets({ home }: Engines): string {
  const folder = join(home, 'secrets');
  mkdirSync(folder, { recursive: true });
  const key = (): string => randomBytes(32).toString('base64');
  const secrets = { 'gateway-token': randomBytes(24).toString('hex'), kek: key(), 'blind-index': key() };
  for (const [name, value] of Object.entries(secrets)) writeFileSync(join(folder, name), value);
  process.env['SECRETS_DIR'] = folder;
  return secrets['gateway-token'];
}
