import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataSource } from 'typeorm';
import { databaseName, ownerUrl } from '../deploy/database-urls.js';
import { startPostgres } from '../deploy/local/postgres.js';
import { databaseOf, services } from '../deploy/services.js';
import { ensureDatabase, ensureOwner, withClient } from './database-roles.js';
import { type Change, writeMigration } from './write-migration.js';

/**
 * Runs every migration of every service on an empty PostgreSQL and compares the result with the entities, as
 * `typeorm migration:generate --check` does: prints the statements that are missing and exits with 1 when there are any.
 * `migrations.js registration` looks at one service; `migrations.js registration name-of-it` writes the migration that is missing.
 */
async function drift(service: string, adminUrl: string): Promise<Change> {
  const file = databaseOf(service);
  if (!file) return { up: [`-- ${service} has no database file`], down: [] };
  await withClient(adminUrl, (admin) => ensureDatabase(admin, databaseName(service)));
  process.env['DATABASE_URL'] = ownerUrl(adminUrl, databaseName(service));
  const { dataSource } = (await import(pathToFileURL(file).href)) as { dataSource: DataSource };
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
    const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
    return { up: upQueries.map(({ query }) => query), down: downQueries.map(({ query }) => query).reverse() };
  } finally {
    await dataSource.destroy();
  }
}

const [, , only, words] = process.argv;
const home = mkdtempSync(join(tmpdir(), 'linli-migrations-'));
const postgres = await startPostgres({ home, volatile: true });
let missing = 0;
try {
  await withClient(postgres.url, (admin) => ensureOwner(admin));
  for (const { name } of services().filter(({ name, database }) => database && (!only || only === name))) {
    const change = await drift(name, postgres.url);
    if (change.up.length === 0) process.stdout.write(`${name}: migrations and entities agree\n`);
    else if (words) process.stdout.write(`${name}: read ${await writeMigration(name, words, change)} before you commit it\n`);
    else {
      missing += change.up.length;
      process.stdout.write(`${name}: a migration is missing for\n${change.up.join(';\n')};\n`);
    }
  }
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit(missing > 0 ? 1 : 0);
