import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataSource } from 'typeorm';
import { databaseName, ownerUrl } from '../deploy/database-urls.js';
import { startPostgres } from '../deploy/local/postgres.js';
import { databaseOf, services } from '../deploy/services.js';
import { ensureDatabase, ensureOwner, withClient } from './database-roles.js';

/**
 * Runs every migration of every service on an empty PostgreSQL and compares the result with the entities, as
 * `typeorm migration:generate --check` does: prints the statements that are missing and exits with 1 when there are any.
 * `migrations.js registration` looks at one service.
 */
async function drift(service: string, adminUrl: string): Promise<string[]> {
  const file = databaseOf(service);
  if (!file) return [`-- ${service} has no database file`];
  await withClient(adminUrl, (admin) => ensureDatabase(admin, databaseName(service)));
  process.env['DATABASE_URL'] = ownerUrl(adminUrl, databaseName(service));
  const { dataSource } = (await import(pathToFileURL(file).href)) as { dataSource: DataSource };
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await dataSource.destroy();
  }
}

const only = process.argv[2];
const home = mkdtempSync(join(tmpdir(), 'linli-migrations-'));
const postgres = await startPostgres({ home, volatile: true });
let missing = 0;
try {
  await withClient(postgres.url, (admin) => ensureOwner(admin));
  for (const { name } of services().filter(({ name, database }) => database && (!only || only === name))) {
    const statements = await drift(name, postgres.url);
    missing += statements.length;
    process.stdout.write(
      statements.length === 0
        ? `${name}: migrations and entities agree\n`
        : `${name}: a migration is missing for\n${statements.join(';\n')};\n`,
    );
  }
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit(missing > 0 ? 1 : 0);
