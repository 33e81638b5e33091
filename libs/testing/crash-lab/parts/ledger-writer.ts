import { createHash, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { asService } from '#platform/scope.js';
import { AppendLeaves } from '../../../../apps/audit/src/ledger/append-leaves.js';
import { freshDatabase, rows } from '../../stack.js';
import { turned } from './statement-proxy.js';

const enter = `
  INSERT INTO ledger_arrival (event_id, path, entry)
  SELECT id, path, json_build_object('event_id', id, 'leaf', 'leaf ' || n, 'topic', 'lab', 'type', 'lab', 'key', 'lab', 'sequence', n, 'at', now(),
    'path', path, 'resource_type', 'lab', 'count', 1, 'approvers', '{}'::text[], 'residents', '{}'::text[], 'households', '{}'::text[])
  FROM (SELECT gen_random_uuid() AS id, '310000000000' AS path, n FROM generate_series(1, $1::integer) AS n) AS leaf ORDER BY n`;

/** The writer ends when the leaves have their places and the root does not know it yet. */
class Ended extends Error {}

/**
 * The writer of the ledger ends between the leaves and the root, and another one goes on. The wrong build writes the root in a
 * transaction of its own.
 * @returns what is wrong with the tree afterwards, computed again from the raw rows
 */
export async function ledgerWriter(isWrong: boolean): Promise<string[]> {
  const database = await freshDatabase('audit');
  const dataSource = await new DataSource({ type: 'postgres', url: database.appUrl, poolSize: 2 }).initialize();
  try {
    await rows(database.adminUrl, enter, [37]);
    const append = new AppendLeaves(dataSource, new Clock());
    const epoch = await append.begin();
    await asService(dataSource, 'lab', (tx) => append.execute(turned(tx, endsAtRoot(isWrong)), epoch)).catch((error: unknown) => {
      if (!(error instanceof Ended)) throw error;
    });
    const next = await append.begin();
    const goesOn = asService(dataSource, 'lab', (tx) => append.execute(tx, next));
    const stuck = await goesOn.then(
      () => [],
      (error: Error) => [`the next writer cannot go on: ${error.message}`],
    );
    return [...stuck, ...(await faultsOfTree(database.adminUrl))];
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
}

const endsAtRoot =
  (isWrong: boolean): Parameters<typeof turned>[1] =>
  async (sql, ask, values) => {
    if (!sql.startsWith('UPDATE ledger_head SET size')) return ask(sql, values);
    if (!isWrong) throw new Ended(randomUUID());
    return []; // would be written after the commit, and whoever would write it is gone
  };

const hash = (...parts: (string | Buffer)[]): Buffer => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();

/** RFC 6962, 2.1, as it stands there. */
function rootOf(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return hash('\0', leaves[0]!);
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return hash('\x01', rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

async function faultsOfTree(url: string): Promise<string[]> {
  const placed = await rows<{ leaf: string; index: string }>(url, 'SELECT leaf, index FROM ledger_entry ORDER BY index');
  const [head] = await rows<{ size: number; frontier: Buffer[] }>(url, 'SELECT size::integer, frontier FROM ledger_head');
  const root = head!.frontier.length === 0 ? hash() : head!.frontier.reduceRight((right, left) => hash('\x01', left, right));
  const expected = rootOf(placed.map(({ leaf }) => leaf));
  return [
    ...placed.filter(({ index }, place) => Number(index) !== place).map(({ leaf }) => `"${leaf}" has a wrong place`),
    ...(placed.length === head!.size ? [] : [`${placed.length} leaves have a place in a tree of ${head!.size}`]),
    ...(root.equals(expected) ? [] : ['the root is not that of the leaves']),
  ];
}
