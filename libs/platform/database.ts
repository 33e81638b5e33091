import { Client, type QueryResult } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { readSecret } from './config.js';
import { preparedName } from './prepared.js';

export interface DatabaseOptions {
  service: string;
  entities: (new () => object)[] | EntitySchema[];
  migrations: (new () => MigrationInterface)[];
}

/** A process that stands still in the middle of a transaction keeps its locks from whoever takes over no longer than this, ms. */
export const endsIdleTransaction = { idle_in_transaction_session_timeout: 15_000 };

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
 * A connection that is ended by the server before it has been given its first statement tells so when nobody listens yet, and
 * would take the process with it. The statement that comes next fails, and that is heard.
 */
class HeardClient extends Client {
  constructor(config?: ConstructorParameters<typeof Client>[0]) {
    super(config);
    this.on('error', () => {});
  }

  /** By its name, where the text is `prepared`. */
  override query(...[statement, ...rest]: unknown[]): Promise<QueryResult> {
    const name = typeof statement === 'string' ? preparedName(statement) : undefined;
    const asked = name === undefined ? statement : { name, text: statement };
    return (super.query as (...given: unknown[]) => Promise<QueryResult>)(asked, ...rest);
  }
}

/** What is prepared is still planned each time, for tables grow: see `Limits.plannedOnce`. */
const plannedEachTime = '-c plan_cache_mode=force_custom_plan';

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
    extra: {
      ...{ Client: HeardClient, min: 0, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, keepAlive: true },
      ...endsIdleTransaction,
      options: plannedEachTime,
    },
  });
