import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { consistencyRanges, inclusionRanges } from '#ledger/proofs.js';
import { Rejection } from '#platform/rejection.js';
import { ReadTree } from '../ledger/read-tree.js';
import type { LedgerCheckpointType, LedgerConsistencyType, LedgerLeafType, LedgerProofType } from './ledger.graphql.js';

interface Row {
  size: number;
  note: string;
  signedAt: Date;
  cosignatures: string;
}

const columns = `size::float8, note, signed_at AS "signedAt", cosignatures`;

const leaves = `
  SELECT node.index::float8, encode(node.hash, 'base64') AS hash, entry.leaf
  FROM tree_node node LEFT JOIN ledger_entry entry ON entry.index = node.index
  WHERE node.level = 0 AND node.index >= $1 AND node.index < least($1 + $2, (SELECT coalesce(max(size), 0) FROM checkpoint)) ORDER BY node.index`;

/** Checkpoints, proofs, and the ledger itself to take along. */
@Injectable()
export class ReadLedger {
  constructor(private readonly tree: ReadTree) {}

  async newest(tx: EntityManager): Promise<LedgerCheckpointType | null> {
    const [row] = await tx.query<Row[]>(`SELECT ${columns} FROM checkpoint ORDER BY size DESC LIMIT 1`);
    return row ? shown(row) : null;
  }

  async after(tx: EntityManager, size: number, first: number): Promise<LedgerCheckpointType[]> {
    return (await tx.query<Row[]>(`SELECT ${columns} FROM checkpoint WHERE size > $1 ORDER BY size LIMIT $2`, [size, first])).map(shown);
  }

  /** To the newest state that a witness has signed too; where none holds the leaf yet, to the newest. */
  private async provable(tx: EntityManager, index: number): Promise<LedgerCheckpointType | undefined> {
    const witnessed = `SELECT ${columns} FROM checkpoint WHERE size > $1 ORDER BY (cosignatures <> '') DESC, size DESC LIMIT 1`;
    return (await tx.query<Row[]>(witnessed, [index])).map(shown)[0];
  }

  /** @throws Rejection LEDGER_ENTRY_UNKNOWN for a leaf that is not there, not signed for yet, or not for this caller */
  async proof(tx: EntityManager, index: number): Promise<LedgerProofType> {
    const checkpoint = await this.provable(tx, index);
    const [row] = await tx.query<{ leaf: string }[]>('SELECT leaf FROM ledger_entry WHERE index = $1', [index]);
    if (!row || !checkpoint) throw new Rejection('LEDGER_ENTRY_UNKNOWN');
    const hashes = await this.tree.proof(tx, inclusionRanges(index, checkpoint.size));
    return { index, size: checkpoint.size, leaf: row.leaf, hashes: hashes.map(base64), checkpoint: checkpoint.note };
  }

  /** @throws Rejection LEDGER_CHECKPOINT_UNKNOWN */
  async consistency(tx: EntityManager, first: number, second: number): Promise<LedgerConsistencyType> {
    const rows = await tx.query<Row[]>(`SELECT ${columns} FROM checkpoint WHERE size = ANY ($1::bigint[]) ORDER BY size`, [
      [first, second],
    ]);
    const [older, newer] = [rows[0], rows.at(-1)];
    if (!older || !newer || older.size !== first || newer.size !== second) throw new Rejection('LEDGER_CHECKPOINT_UNKNOWN');
    const hashes = await this.tree.proof(tx, consistencyRanges(first, second));
    return { first: shown(older).note, second: shown(newer).note, hashes: hashes.map(base64) };
  }

  leaves(tx: EntityManager, from: number, first: number): Promise<LedgerLeafType[]> {
    return tx.query<LedgerLeafType[]>(leaves, [from, first]);
  }
}

const base64 = (hash: Buffer): string => hash.toString('base64');

const shown = ({ size, note, signedAt, cosignatures }: Row): LedgerCheckpointType => ({
  ...{ size, signedAt, note: note + cosignatures },
  witnesses: [...new Set([...cosignatures.matchAll(/^— (\S+) /gm)].map(([, name = '']) => name))],
});
