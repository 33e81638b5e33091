import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { inScopeFunction, rowLevelSecurity, withScope } from '#platform/scope.js';
import { freshDatabase, rows } from '../../stack.js';

const committees = Array.from({ length: 8 }, (_, index) => `310000000000.310105000000.310105008000.3101050080${10 + index}`);
const questions = 400;

type Read = (dataSource: DataSource, scope: string) => Promise<{ path: string }[]>;

const actorOf = (scope: string): Actor => ({
  ...{ subject: 'lab', kind: 'person', requestId: 'lab', language: 'en', strength: 'two-factor' },
  grants: [{ role: 'committee-worker', scope }],
});

const select = 'SELECT path FROM kept';
const sound: Read = (dataSource, scope) => withScope(dataSource, actorOf(scope), 'resident.read', (tx: EntityManager) => tx.query(select));

/** Wrong on purpose: the setting stays with the connection, and the next statement may have another one. */
const wrong: Read = async (dataSource, scope) => {
  await dataSource.query(`SELECT set_config('app.scope', $1, false)`, [scope]);
  return dataSource.query(select);
};

/**
 * Eight committees read through one pool of four connections at the same time. The wrong build sets the scope for the session.
 * @returns answers with rows of somebody else, or without the own ones
 */
export async function scopeSetting(isWrong: boolean): Promise<string[]> {
  const database = await freshDatabase();
  await rows(database.ownerUrl, 'CREATE TABLE kept (path text COLLATE "C" NOT NULL)');
  await rows(database.ownerUrl, inScopeFunction);
  for (const statement of rowLevelSecurity('kept', 'path')) await rows(database.ownerUrl, statement);
  await rows(database.adminUrl, `INSERT INTO kept SELECT unnest($1::text[])`, [committees]);
  const dataSource = await new DataSource({ type: 'postgres', url: database.appUrl, poolSize: 4 }).initialize();
  try {
    const ask = async (index: number): Promise<string[]> => {
      const own = committees[index % committees.length]!;
      const seen = await (isWrong ? wrong : sound)(dataSource, own);
      return seen.length === 1 && seen[0]!.path === own
        ? []
        : [`who may see ${own} saw ${seen.map(({ path }) => path).join(', ') || 'nothing'}`];
    };
    return (await Promise.all(Array.from({ length: questions }, (_, index) => ask(index)))).flat();
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
}
