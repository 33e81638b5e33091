import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { freshDatabase, rows, type TestDatabase } from '#testing/stack.js';
import type { Actor, Role } from './actor.js';
import { database } from './database.js';
import { asService, checkRowLevelSecurity, inScopeFunction, ownHouseholdsFunction, rowLevelSecurity, withScope } from './scope.js';

const subdistrict = '310000000000.310105000000.310105008000';
const tianshan = `${subdistrict}.310105008002`;
const maotai = `${subdistrict}.310105008020`;
const doors = [tianshan, `${tianshan}.310105008002-001`, maotai, `${maotai}.310105008020-001`, `${maotai}.310105008020-002`, subdistrict];

const actor = (...scopes: string[]): Actor => ({
  subject: 'worker',
  kind: 'person',
  grants: scopes.map((scope) => ({ role: 'committee-worker' as Role, scope })),
  requestId: 'request-1',
  language: 'zh',
  strength: 'two-factor',
});

describe('a scoped transaction', () => {
  let test: TestDatabase;
  let dataSource: DataSource;

  const connect = async (url: string): Promise<DataSource> => {
    process.env['DATABASE_URL'] = url;
    return database({ service: 'scope-test', entities: [], migrations: [] }).initialize();
  };
  const pathsSeen = async (asked: { query: DataSource['query'] }): Promise<string[]> =>
    (await asked.query<{ path: string }[]>('SELECT path FROM door ORDER BY path COLLATE "C"')).map(({ path }) => path);
  const seenBy = (who: Actor): Promise<string[]> => withScope(dataSource, who, 'room.edit', (tx) => pathsSeen(tx));

  beforeAll(async () => {
    test = await freshDatabase();
    await rows(test.ownerUrl, inScopeFunction);
    await rows(test.ownerUrl, 'CREATE TABLE door (path text NOT NULL)');
    for (const statement of rowLevelSecurity('door', 'path')) await rows(test.ownerUrl, statement);
    await rows(test.adminUrl, 'INSERT INTO door SELECT unnest($1::text[])', [doors]);
    dataSource = await connect(test.appUrl);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await test.drop();
  });

  it('shows the own committee and what lies below it, and nothing of the one whose code looks alike', async () => {
    expect(await seenBy(actor(maotai))).toEqual([maotai, `${maotai}.310105008020-001`, `${maotai}.310105008020-002`]);
    expect(await seenBy(actor(tianshan))).toEqual([tianshan, `${tianshan}.310105008002-001`]);
  });

  it('shows two committees to somebody who serves in both, and not what lies above them', async () => {
    expect(await seenBy(actor(maotai, tianshan))).toEqual(doors.filter((path) => path !== subdistrict).sort());
  });

  it('shows residents what is kept of their own household, not of the flat-mates in the same room, and no figures of the room', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await rows(test.ownerUrl, ownHouseholdsFunction);
    await rows(test.ownerUrl, 'CREATE TABLE visit (room_path text NOT NULL, household_id uuid NOT NULL)');
    for (const statement of rowLevelSecurity('visit', 'room_path', 'household_id')) await rows(test.ownerUrl, statement);
    await rows(test.adminUrl, 'INSERT INTO visit SELECT $1, unnest($2::uuid[])', [maotai, [mine, theirs]]);
    const resident: Actor = { ...actor(), grants: [{ role: 'resident', scope: maotai, household: mine }], strength: 'password' };
    const seen = (who: Actor): Promise<unknown[]> =>
      withScope(dataSource, who, 'household.read', (tx) => tx.query<unknown[]>('SELECT household_id FROM visit'));
    expect(await seen(resident)).toEqual([{ household_id: mine }]);
    expect(await seen({ ...resident, grants: [{ role: 'resident', scope: maotai, household: randomUUID() }] })).toEqual([]);
    expect(await seen(actor(maotai))).toHaveLength(2);
    await expect(seen({ ...resident, grants: [{ role: 'resident', scope: maotai }] })).rejects.toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
    });
    expect(await dataSource.query('SELECT * FROM visit')).toEqual([]);
  });

  it('leaves nothing on a connection for whoever gets it next', async () => {
    const asked = Array.from({ length: 200 }, (_, index) => (index % 2 ? actor(maotai) : actor(tianshan)));
    const counts = await Promise.all(asked.map(async (who) => [(await seenBy(who)).length, (await pathsSeen(dataSource)).length]));
    expect(counts).toEqual(asked.map((_, index) => [index % 2 ? 3 : 2, 0]));
  });

  it('leaves nothing behind when the work fails', async () => {
    const failing = withScope(dataSource, actor(maotai), 'room.edit', () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await pathsSeen(dataSource)).toEqual([]);
  });

  it.each(['', ',', '3', '%', '310', `${maotai}0`, maotai.slice(0, -1), '* ', '*,*', maotai.replace('310000', '______')])(
    'shows nothing when the setting is "%s"',
    async (setting) => {
      const seen = dataSource.transaction(async (tx) => {
        await tx.query(`SELECT set_config('app.scope', $1, true)`, [setting]);
        return pathsSeen(tx);
      });
      expect(await seen).toEqual([]);
    },
  );

  it.each(['*', '', `${maotai},*`])('refuses an actor whose grant is for "%s"', async (scope) => {
    await expect(seenBy(actor(scope))).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
  });

  it('lets nobody write into another committee', async () => {
    const into = (path: string) =>
      withScope(dataSource, actor(maotai), 'room.edit', (tx) => tx.query('INSERT INTO door VALUES ($1)', [path]));
    await expect(into(`${tianshan}.310105008002-009`)).rejects.toThrow('row-level security');
    const moved = withScope(dataSource, actor(maotai), 'room.edit', (tx) => tx.query('UPDATE door SET path = $1', [tianshan]));
    await expect(moved).rejects.toThrow('row-level security');
  });

  it('shows everything to the service itself, for that transaction', async () => {
    expect(await asService(dataSource, 'test', (tx) => pathsSeen(tx))).toHaveLength(doors.length);
    expect(await pathsSeen(dataSource)).toEqual([]);
  });

  it('ends a statement that takes too long', async () => {
    const slow = withScope(dataSource, actor(maotai), 'room.edit', (tx) => tx.query('SELECT pg_sleep(30)'), { statementTimeout: 50 });
    await expect(slow).rejects.toMatchObject({ code: '57014' });
  });

  it('reads the scopes once a query, not once a row', async () => {
    const plan = await dataSource.query<Record<string, string>[]>('EXPLAIN (COSTS OFF) SELECT FROM door');
    expect(plan.map((line) => Object.values(line)[0]).join('\n')).toMatch(/Filter: .*InitPlan/);
  });

  describe('the check at the start', () => {
    const undo: string[] = [];
    const having = async (statement: string, back: string): Promise<void> => {
      await rows(test.ownerUrl, statement);
      undo.push(back);
    };
    afterEach(async () => {
      for (const statement of undo.splice(0).reverse()) await rows(test.ownerUrl, statement);
    });

    it('is content with forced policies', async () => {
      await expect(checkRowLevelSecurity(dataSource)).resolves.toBeUndefined();
    });

    it('finds a role that is superuser', async () => {
      const admin = await connect(test.adminUrl);
      await expect(checkRowLevelSecurity(admin)).rejects.toThrow('superuser');
      await admin.destroy();
    });

    it('finds a table with a path and no policy', async () => {
      await having('CREATE TABLE gate (area_path text)', 'DROP TABLE gate');
      await expect(checkRowLevelSecurity(dataSource)).rejects.toThrow('Without forced row-level security: gate');
    });

    it('finds a table whose owner is let through', async () => {
      await having('ALTER TABLE door NO FORCE ROW LEVEL SECURITY', 'ALTER TABLE door FORCE ROW LEVEL SECURITY');
      await expect(checkRowLevelSecurity(dataSource)).rejects.toThrow('door');
    });

    it('finds a view that runs as its owner', async () => {
      await having('CREATE VIEW doors AS SELECT path FROM door', 'DROP VIEW doors');
      await expect(checkRowLevelSecurity(dataSource)).rejects.toThrow('doors');
    });

    it('finds a policy that an empty setting opens', async () => {
      const open = `CREATE POLICY careless ON door USING (path LIKE current_setting('app.scope', true) || '%')`;
      await having(open, 'DROP POLICY careless ON door');
      await seenBy(actor(maotai));
      await expect(checkRowLevelSecurity(dataSource)).rejects.toThrow('A bare query shows rows of door');
    });
  });
});
