import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataSource } from 'typeorm';
import { databaseName, ownerUrl } from '../deploy/database-urls.js';
import { checkout } from '../deploy/local/places.js';
import { secret } from '../deploy/local/secrets.js';
import { databaseOf, mainOf, services, type Service } from '../deploy/services.js';
import { ensureOwner, ensureService, withClient } from './database-roles.js';

export interface MigrateSettings {
  /** A superuser, or a role that may create roles and databases. */
  adminUrl: string;
  /** Where the topics are created and checked. */
  brokers: string;
  topicPrefix?: string;
  /** Folder with `app-database-password`. */
  secretsDir: string;
  say: (line: string) => void;
  /** Hears of a service (or of `topics`) that could not be migrated, and the others go on; without it the migration ends there. */
  failed?: (what: string, error: unknown) => void;
}

/**
 * The module reads DATABASE_URL when it is loaded, so this is the owner's view of the database of a service.
 * @throws when a service of this build says that it has a database and brings none.
 */
const loadDataSource = async (service: Service, url: string): Promise<DataSource | undefined> => {
  const file = databaseOf(service.name);
  if (!file && !mainOf(service.name)) return undefined;
  if (!file)
    throw new Error(
      `${service.name} has a database by services.json, and apps/${service.name}/src/${service.name}.database.ts is missing.`,
    );
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = url;
  try {
    const module = (await import(pathToFileURL(file).href)) as { dataSource: DataSource };
    return module.dataSource;
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
  }
};

const migrateService = async (service: Service, { adminUrl, say }: MigrateSettings): Promise<void> => {
  const dataSource = await loadDataSource(service, ownerUrl(adminUrl, databaseName(service.name)));
  if (!dataSource) return say(`${service.name}: not part of this build`);
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations();
    say(`${service.name}: ${done.length === 0 ? 'up to date' : done.map((migration) => migration.name).join(', ')}`);
  } finally {
    await dataSource.destroy();
  }
};

const migrateTopics = async ({ brokers, topicPrefix = '', say }: MigrateSettings): Promise<void> => {
  const file = join(checkout, 'dist', 'libs', 'messaging', 'topics.js');
  if (!existsSync(file)) return say('topics: not part of this build');
  type Topics = { ensureTopics(brokers: string, prefix: string): Promise<unknown> };
  const { ensureTopics } = (await import(pathToFileURL(file).href)) as Topics;
  await ensureTopics(brokers, topicPrefix);
  say('topics: there');
};

const orTell = async ({ failed }: MigrateSettings, what: string, work: Promise<void>): Promise<void> =>
  failed ? work.catch((error: unknown) => failed(what, error)) : work;

/**
 * Brings roles, databases, tables, rights and topics to what this build needs. Repeatable; two at once run one after the other.
 */
export const migrate = async (settings: MigrateSettings): Promise<void> => {
  const password = secret(settings.secretsDir, 'app-database-password');
  await Promise.all([
    orTell(settings, 'topics', migrateTopics(settings)),
    withClient(settings.adminUrl, async (admin) => {
      await ensureOwner(admin);
      for (const service of services().filter(({ database }) => database)) {
        await ensureService(admin, settings.adminUrl, service.name, password);
        await orTell(settings, service.name, migrateService(service, settings));
      }
    }),
  ]);
};

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
};

/** DATABASE_ADMIN_URL, with the password in the file DATABASE_ADMIN_PASSWORD_FILE where that is set. */
const adminUrl = (): string => {
  const url = new URL(required('DATABASE_ADMIN_URL'));
  const file = process.env['DATABASE_ADMIN_PASSWORD_FILE'];
  if (file) url.password = encodeURIComponent(readFileSync(file, 'utf8').trim());
  return url.href;
};

const main = (): Promise<void> =>
  migrate({
    adminUrl: adminUrl(),
    brokers: required('KAFKA_BROKERS'),
    topicPrefix: process.env['TOPIC_PREFIX'] ?? '',
    secretsDir: required('SECRETS_DIR'),
    say: (line) => void process.stdout.write(`${line}\n`),
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
