import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { readSecret } from './config.js';

export interface DatabaseOptions {
  service: string;
  entities: (new () => object)[] | EntitySchema[];
  migrations: (new () => MigrationInterface)[];
}

const connections = Number(process.env.DATABASE_CONNECTIONS ?? 10);

/** DATABASE_URL; where it names no password, as in containers, with the one in the file `app-database-password` of SECRETS_DIR. */
const address = (): string | undefined => {
  const { DATABASE_URL, SECRETS_DIR } = process.env;
  if (!DATABASE_URL || !SECRETS_DIR || new URL(DATABASE_URL).password) return DATABASE_URL;
  const url = new URL(DATABASE_URL);
  url.password = encodeURIComponent(readSecret('app-database-password', SECRETS_DIR));
  return url.href;
};

/**
 * The database of one service. DATABASE_URL names the application role while the service runs, and the owner of the
 * tables while migrations run; the schema is never synchronised by itself.
 */
export const database = ({ service, entities, migrations }: DatabaseOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url: address(),
    applicationName: service,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: connections,
    extra: { min: 0, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, keepAlive: true },
  });
