import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';

export interface DatabaseOptions {
  service: string;
  entities: (new () => object)[] | EntitySchema[];
  migrations: (new () => MigrationInterface)[];
}

const connections = Number(process.env.DATABASE_CONNECTIONS ?? 10);

/**
 * The database of one service. DATABASE_URL names the application role while the service runs, and the owner of the
 * tables while migrations run; the schema is never synchronised by itself.
 */
export const database = ({ service, entities, migrations }: DatabaseOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url: process.env.DATABASE_URL,
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
