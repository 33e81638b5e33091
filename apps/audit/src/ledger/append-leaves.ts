import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Frontier, leafHash, type Subtree } from '#ledger/merkle.js';
import { Clock } from '#platform/clock.js';

/** Another process has become the writer. */
export class Fenced extends Error {}

const largestBatch = 1_000;

const head = `SELECT size::float8, frontier FROM ledger_head WHERE id = 1 AND epoch = $1 FOR UPDATE`;
const waiting = `SELECT arrival, event_id AS id, entry->>'leaf' AS leaf FROM ledger_arrival ORDER BY arrival LIMIT $1`;
const known = `SELECT event_id AS id FROM ledger_entry WHERE event_id = ANY ($1::uuid[])`;
const columns = `event_id, leaf, salt, details, topic, type, key, sequence, at, path, actor, role, action, purpose, reason, resource_type, resource_id,
  count, approvers, residents, households`;
const place = `
  INSERT INTO ledger_entry (index, recorded_at, ${columns})
  SELECT placed.index, $3, ${columns.replaceAll(/\w+/g, 'e.$&')}
  FROM unnest($1::bigint[], $2::bigint[]) AS placed (arrival, index) JOIN ledger_arrival a ON a.arrival = placed.arrival,
    json_populate_record(NULL::ledger_entry, a.entry) AS e`;
const clear = `DELETE FROM ledger_arrival WHERE arrival = ANY ($1::bigint[])`;
const nodes = `
  INSERT INTO tree_node (level, index, hash)
  SELECT level, index, decode(hash, 'base64') FROM unnest($1::smallint[], $2::bigint[], $3::text[]) AS node (level, index, hash)`;

interface Arrival {
  arrival: string;
  id: string;
  leaf: string;
}

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

  /**
   * @returns records that waited and do not any more
   * @throws Fenced
   */
  async execute(tx: EntityManager, epoch: number): Promise<number> {
    const [state] = await tx.query<{ size: number; frontier: Buffer[] }[]>(head, [epoch]);
    if (!state) throw new Fenced('another process writes the ledger');
    const arrivals = await tx.query<Arrival[]>(waiting, [largestBatch]);
    const entries = await withoutKnown(tx, arrivals);
    if (entries.length > 0) await this.grow(tx, state, entries);
    if (arrivals.length > 0) await tx.query(clear, [arrivals.map(({ arrival }) => arrival)]);
    return arrivals.length;
  }

  private async grow(tx: EntityManager, state: { size: number; frontier: Buffer[] }, entries: readonly Arrival[]): Promise<void> {
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
  }
}

/** A record comes again when its offset was lost after it had got its place; within the waiting ones a key keeps it single. */
async function withoutKnown(tx: EntityManager, arrivals: readonly Arrival[]): Promise<Arrival[]> {
  const there = new Set((await tx.query<{ id: string }[]>(known, [arrivals.map(({ id }) => id)])).map(({ id }) => id));
  return arrivals.filter(({ id }) => !there.has(id));
}
