import type { DataSource, EntityManager } from 'typeorm';
import { isAreaPath, type Actor } from './actor.js';
import { sightOf, type Action, type Sight } from './policy.js';
import { prepared } from './prepared.js';

/** Milliseconds after which PostgreSQL ends a statement, unless the caller says otherwise. */
const defaultStatementTimeout = 5_000;

interface Limits {
  /** Milliseconds for each statement of the transaction. */
  statementTimeout?: number;
  /**
   * Its prepared statements are planned once a connection and not each time, by indexes alone, when the tables may be empty: only where
   * each lookup has one index that it can use, or asks for the order of that one.
   */
  plannedOnce?: boolean;
}

const everywhere = '*';

interface Entry {
  /** Area paths joined by `,`, or `everywhere`. */
  scope: string;
  /** Ids of households joined by `,`. */
  households: string;
  by: string;
}

const set = (names: readonly string[]): string => names.map((name, index) => `set_config('${name}', $${index + 1}, true)`).join(', ');
const settings = ['app.scope', 'app.households', 'application_name', 'statement_timeout'];
const entering = prepared('enter', `SELECT ${set(settings)}`);
/** With neither of the other ways an index is read in its order where the statement asks for one. */
const onlyIndexes = ['enable_seqscan', 'enable_bitmapscan', 'enable_sort'];
const enteringPlanned = prepared('enter_planned', `SELECT ${set([...settings, 'plan_cache_mode', ...onlyIndexes])}`);

function enter(tx: EntityManager, { scope, households, by }: Entry, { statementTimeout, plannedOnce }: Limits): Promise<unknown> {
  const values = [scope, households, by, String(statementTimeout ?? defaultStatementTimeout)];
  return plannedOnce
    ? tx.query(enteringPlanned, [...values, 'force_generic_plan', ...onlyIndexes.map(() => 'off')])
    : tx.query(entering, values);
}

/**
 * One transaction in which only rows under the actor's grants for `action` exist, and for a resident those of the own
 * household in tables that are kept by household. The setting ends with the transaction:
 * a setting of the session would be handed on by the pool to the next caller.
 * @throws Rejection ACTION_NOT_ALLOWED
 */
export async function withScope<Result>(
  dataSource: DataSource,
  actor: Actor,
  action: Action,
  work: (tx: EntityManager, sight: Sight) => Promise<Result>,
  limits: Limits = {},
): Promise<Result> {
  const sight = sightOf(actor, action);
  if (!sight.allow.every(isAreaPath)) throw new Error('A scope is not an area path');
  return dataSource.transaction(async (tx) => {
    await enter(tx, { scope: sight.allow.join(','), households: sight.households.join(','), by: action }, limits);
    return work(tx, sight);
  });
}

/** One transaction over all areas, for consumers, the scheduler and the service itself; never on behalf of a caller. */
export async function asService<Result>(
  dataSource: DataSource,
  name: string,
  work: (tx: EntityManager) => Promise<Result>,
  limits: Limits = {},
): Promise<Result> {
  return dataSource.transaction(async (tx) => {
    await enter(tx, { scope: everywhere, households: '', by: name }, limits);
    return work(tx);
  });
}

/**
 * For the first migration of a service. After a transaction the setting reads back as an empty text, so nothing but a
 * scope of at least one whole code may open a row. Every comparison is between texts that end in `.`: whole codes only.
 */
export const inScopeFunction = `
CREATE OR REPLACE FUNCTION linli_scopes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('app.scope', true) = '*' THEN ARRAY['']
    ELSE ARRAY(SELECT scope || '.' FROM unnest(string_to_array(current_setting('app.scope', true), ',')) AS scope
               WHERE length(scope) >= 12) END
$$;
CREATE OR REPLACE FUNCTION linli_in_scope(path text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((path || '.') ^@ ANY (linli_scopes()), false)
$$;`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** For the first migration that keeps rows by household: those the actor lives in or cares for, or none. */
export const ownHouseholdsFunction = `
CREATE OR REPLACE FUNCTION linli_households() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT string_to_array(nullif(current_setting('app.households', true), ''), ',')::uuid[]
$$;`;

/**
 * Statements for a migration that creates `table`. The scopes are read once a query, not once a row. With `householdColumn`
 * rows are also open to whoever lives in the household: `ownHouseholdsFunction` comes first.
 */
export const rowLevelSecurity = (table: string, pathColumn: string, householdColumn?: string): string[] => [
  `ALTER TABLE ${quoted(table)} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${quoted(table)} FORCE ROW LEVEL SECURITY`,
  policyOf(table, pathColumn, householdColumn),
];

const policyOf = (table: string, pathColumn: string, householdColumn?: string): string => {
  const inScope = `(${quoted(pathColumn)} || '.') ^@ ANY ((SELECT linli_scopes())::text[])`;
  const own = householdColumn ? ` OR ${quoted(householdColumn)} = ANY ((SELECT linli_households())::uuid[])` : '';
  return `CREATE POLICY in_scope ON ${quoted(table)} USING (${inScope}${own})`;
};

/** After `rowLevelSecurity`: whoever is granted something below a row may read it too: a committee its subdistrict's, a resident the committee's. */
export const readableFromBelow = (table: string, pathColumn: string): string =>
  `CREATE POLICY reads_above ON ${quoted(table)} FOR SELECT
   USING (EXISTS (SELECT FROM unnest((SELECT linli_scopes())::text[]) AS scope WHERE scope ^@ (${quoted(pathColumn)} || '.')))`;

/** For a table that landed without it: opens its rows to whoever lives in the household. */
export const openToHousehold = (table: string, pathColumn: string, householdColumn: string): string[] => [
  `DROP POLICY in_scope ON ${quoted(table)}`,
  policyOf(table, pathColumn, householdColumn),
];

const powers = `SELECT rolsuper OR rolbypassrls AS "seesAll" FROM pg_roles WHERE rolname = current_user`;

/** Everything of ours that holds an area path, and whether a row of it can be reached round the policies. */
const placed = `
SELECT DISTINCT c.oid::regclass::text AS name FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
  AND a.attname IN ('path', 'room_path', 'area_path', 'scope_path')
  AND ((c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity))
    OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
    OR c.relkind = 'm')`;

const guarded = `
SELECT c.oid::regclass::text AS name FROM pg_class c
WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND has_table_privilege(c.oid, 'SELECT')`;

interface Named {
  name: string;
}

/**
 * Refuses to start a service whose database would show rows without a scope. It looks at the first thousand pages of
 * each table, so that the start takes as long with a hundred million rows.
 * @throws Error that names the role or the tables.
 */
export async function checkRowLevelSecurity(dataSource: DataSource): Promise<void> {
  const [role] = await dataSource.query<{ seesAll: boolean }[]>(powers);
  if (!role || role.seesAll) throw new Error('The database role is superuser or bypasses row-level security');
  const open = await dataSource.query<Named[]>(placed);
  if (open.length > 0) throw new Error(`Without forced row-level security: ${open.map((table) => table.name).join(', ')}`);
  for (const table of await dataSource.query<Named[]>(guarded)) {
    const rows = await dataSource.query<unknown[]>(`SELECT 1 FROM ${table.name} WHERE ctid < '(1000,0)' LIMIT 1`);
    if (rows.length > 0) throw new Error(`A bare query shows rows of ${table.name}`);
  }
}
