import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Frontier, leafHash, type Subtree } from '#ledger/merkle.js';
import { Clock } from '#platform/clock.js';

/** Another process has become the writer. */
export class Fenced extends Error {}

const largestBatch = 1_000;

const head = `SELECT size::float8, frontier FROM ledger_head WHERE id = 1 AND epoch = $1 FOR UPDATE`;
const waiting = `SELECT arrival, leaf FROM ledger_entry WHERE index IS NULL ORDER BY arrival LIMIT $1`;
const place = `
  UPDATE ledger_entry e SET index = placed.index, recorded_at = $3
  FROM unnest($1::bigint[], $2::bigint[]) AS placed (arrival, index) WHERE e.arrival = placed.arrival`;
const nodes = `
  INSERT INTO tree_node (level, index, hash)
  SELECT level, index, decode(hash, 'base64') FROM unnest($1::smallint[], $2::bigint[], $3::text[]) AS node (level, index, hash)`;

/** Gives what has come in its place in the tree, many leaves in one transaction: its own hashes and those of the subtrees it completes. */
@Injectable()
export class AppendLeaves {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** From now on writers of an earlier epoch are refused. */
  async begin(): Promise<number> {
    const [rows] = await this.dataSource.query<[{ epoch: number }[], number]>(
      'UPDATE ledger_head SET epoch = epoch + 1 WHERE id = 1 RETURNING epoch::float8',
    );
    return rows[0]!.epoch;
  }

  /** @throws Fenced */
  async execute(tx: EntityManager, epoch: number): Promise<number> {
    const [state] = await tx.query<{ size: number; frontier: Buffer[] }[]>(head, [epoch]);
    if (!state) throw new Fenced('another process writes the ledger');
    const entries = await tx.query<{ arrival: string; leaf: string }[]>(waiting, [largestBatch]);
    if (entries.length === 0) return 0;
    const frontier = Frontier.of(state.size, state.frontier);
    const grown: { subtree: Subtree; hash: Buffer }[] = [];
    for (const { leaf } of entries) frontier.append(leafHash(leaf), (subtree, hash) => grown.push({ subtree, hash }));
    const indexes = entries.map((_, place) => state.size + place);
    await tx.query(place, [entries.map(({ arrival }) => arrival), indexes, this.clock.now()]);
    await tx.query(nodes, [
      grown.map(({ subtree }) => subtree.level),
      grown.map(({ subtree }) => subtree.index),
      grown.map(({ hash }) => hash.toString('base64')),
    ]);
    await tx.query('UPDATE ledger_head SET size = $1, frontier = $2 WHERE id = 1', [frontier.size, frontier.hashes]);
    return entries.length;
  }
}
