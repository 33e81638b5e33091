import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { appRole, appUrl, databaseName, onDatabase, OWNER, ownerUrl } from '../../deploy/database-urls.js';
import { until } from '../../deploy/local/until.js';
import { ensureAppRole, ensureDatabase, grantRows, withClient } from '../../tools/database-roles.js';
import type { EngineKind } from './engine.js';
import type { Found } from './keeper.js';

export interface TestDatabase {
  name: string;
  /** Superuser, for looking at what happened: row-level security does not hold for it. */
  adminUrl: string;
  /** Owner of the tables, for migrations. */
  ownerUrl: string;
  /** What a running service gets as DATABASE_URL. */
  appUrl: string;
  drop(): Promise<void>;
}

export interface OwnEngine {
  /** Administrator URL of a database server, or `host:port` of a broker; the same after an outage. */
  address: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  drop(): Promise<void>;
}

const found = (): Found => {
  const value = process.env['LINLI_TEST_STACK_FOUND'];
  if (!value) throw new Error('There is no test stack: a spec that needs one is named *.int.spec.ts.');
  return JSON.parse(value) as Found;
};

export const brokers = (): string => found().brokers;

/** A folder as a service gets it in SECRETS_DIR; the same for the whole run. */
export const secretsDir = (): string => found().secretsDir;

const unique = (): string => `${Date.now().toString(36)}${randomBytes(4).toString('hex')}`;

/** Call it once a file: what two files write to topics of the same name must not meet. */
export const topicPrefix = (): string => `t${unique()}.`;

const clone = async (service: string, name: string, adminUrl: string): Promise<void> => {
  const reason = found().unmigrated[service];
  if (reason) throw new Error(`The migrations of ${service} failed: ${reason}`);
  await withClient(adminUrl, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${databaseName(service)} OWNER ${OWNER}`);
  });
};

const create = async (role: string, name: string, password: string, adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (admin) => {
    // The role is one for the whole server and two files may ask at the same time.
    await admin.query(`SELECT pg_advisory_lock(hashtext('test role'))`);
    await ensureAppRole(admin, role, password);
    await ensureDatabase(admin, name);
  });

/**
 * A database of its own for a spec file: a clone of what the migrations of the service make, or an empty one when no
 * service is named. Row-level security and rights are those of production.
 */
export const freshDatabase = async (service?: string): Promise<TestDatabase> => {
  const { adminUrl, secretsDir: secrets } = found();
  const password = readFileSync(join(secrets, 'app-database-password'), 'utf8').trim();
  const name = `t_${service ?? 'empty'}_${unique()}`;
  const role = service ? appRole(service) : 'test_app';
  await (service ? clone(service, name, adminUrl) : create(role, name, password, adminUrl));
  await grantRows(adminUrl, name, role);
  return {
    name,
    adminUrl: onDatabase(adminUrl, name),
    ownerUrl: ownerUrl(adminUrl, name),
    appUrl: appUrl(adminUrl, name, role, password),
    drop: () => withClient(adminUrl, async (admin) => void (await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
};

/** One query as the superuser of the database; for checks that must not go through the code under test. */
export const rows = async <Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(sql, values)).rows);

const ask = async (path: string): Promise<{ id: string; address: string }> => {
  const response = await fetch(`${found().keeper}${path}`, { method: 'POST' });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text) as { id: string; address: string };
};

const ownEngine = async (kind: EngineKind): Promise<OwnEngine> => {
  const { id, address } = await ask(`/${kind}`);
  const order = (verb: string) => async (): Promise<void> => void (await ask(`/${kind}/${id}/${verb}`));
  return { address, stop: order('stop'), kill: order('kill'), start: order('start'), drop: order('drop') };
};

/** A broker of this file alone, which it may stop: an outage of the shared one would reach the files that run beside. */
export const ownBroker = (): Promise<OwnEngine> => ownEngine('broker');

/** Polls until the check returns something other than `undefined` or `false`, or no longer throws; no test sleeps. */
export const eventually = <T>(check: () => Promise<T> | T, deadlineMs = 10_000): Promise<Exclude<T, undefined | false>> =>
  until('What the test waits for', deadlineMs, async () => {
    const answer = await check();
    return answer === undefined || answer === false ? undefined : (answer as Exclude<T, undefined | false>);
  });
