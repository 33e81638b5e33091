import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { appRole, appUrl, databaseName, onDatabase, ownerUrl } from '../../deploy/database-urls.js';
import { startPostgres, type Postgres } from '../../deploy/local/postgres.js';
import { ensureDatabase, ensureOwner, ensureService, grantRows, withClient } from '../../tools/database-roles.js';

const password = 'bench';

export interface Engines {
  home: string;
  postgres: Postgres;
}

/** A PostgreSQL of the bench's own, as durable as the stack's; nothing of it is left. */
export async function withPostgres(work: (engines: Engines) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'linli-bench-'));
  const postgres = await startPostgres({ home });
  try {
    await durable(postgres.url);
    await work({ home, postgres });
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

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
