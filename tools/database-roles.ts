import pg from 'pg';
import { appRole, databaseName, onDatabase, OWNER, ownerUrl } from '../deploy/database-urls.js';

/** Any number, the same for every migration of one server: two of them at once run one after the other. */
const MIGRATION_LOCK = 5_118_714;

const quoted = (name: string): string => pg.escapeIdentifier(name);

export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, application_name: 'migrate' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: pg.Client, catalog: 'pg_roles' | 'pg_database', name: string): Promise<boolean> => {
  const column = catalog === 'pg_roles' ? 'rolname' : 'datname';
  return (await client.query(`SELECT FROM ${catalog} WHERE ${column} = $1`, [name])).rowCount === 1;
};

/** Creates the owner of all tables and lets the administrator become it. */
export const ensureOwner = async (admin: pg.Client): Promise<void> => {
  await admin.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  if (!(await exists(admin, 'pg_roles', OWNER))) await admin.query(`CREATE ROLE ${OWNER} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB`);
  const { rows } = await admin.query<{ member: boolean }>(`SELECT pg_has_role(current_user, $1, 'SET') AS member`, [OWNER]);
  if (!rows[0]?.member) await admin.query(`GRANT ${OWNER} TO CURRENT_USER WITH SET TRUE`);
};

/** Creates the role or renews its password. */
export const ensureAppRole = async (admin: pg.Client, role: string, password: string): Promise<void> => {
  const verb = (await exists(admin, 'pg_roles', role)) ? 'ALTER' : 'CREATE';
  const rights = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE';
  await admin.query(`${verb} ROLE ${quoted(role)} ${rights} PASSWORD ${pg.escapeLiteral(password)}`);
};

/** Sorting is the same on every machine: by code point, whatever locale the server was set up with. */
export const ensureDatabase = async (admin: pg.Client, name: string): Promise<void> => {
  if (await exists(admin, 'pg_database', name)) return;
  const locale = `ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'`;
  await admin.query(`CREATE DATABASE ${quoted(name)} OWNER ${OWNER} TEMPLATE template0 ${locale}`);
};

/** The application role may connect and change rows, now and in tables that later migrations create; nobody else may connect. */
export const grantRows = async (adminUrl: string, database: string, role: string): Promise<void> => {
  await withClient(onDatabase(adminUrl, database), async (admin) => {
    await admin.query(`REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(role)}`);
  });
  await withClient(ownerUrl(adminUrl, database), async (owner) => {
    for (const [rights, objects] of [
      ['SELECT, INSERT, UPDATE, DELETE', 'TABLES'],
      ['USAGE, SELECT', 'SEQUENCES'],
    ]) {
      await owner.query(`GRANT ${rights} ON ALL ${objects} IN SCHEMA public TO ${quoted(role)}`);
      await owner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} ON ${objects} TO ${quoted(role)}`);
    }
  });
};

/** Roles and the empty database of a service; what exists is kept. */
export const ensureService = async (admin: pg.Client, adminUrl: string, service: string, password: string): Promise<void> => {
  await ensureAppRole(admin, appRole(service), password);
  await ensureDatabase(admin, databaseName(service));
  await grantRows(adminUrl, databaseName(service), appRole(service));
};
