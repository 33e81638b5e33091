import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Range, Subtree } from '#ledger/merkle.js';
import { proofOf } from '#ledger/proofs.js';

const wanted = `
  SELECT node.hash FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (level, index, position)
  JOIN tree_node node USING (level, index) ORDER BY wanted.position`;

/** Reads proofs: O(log n) hashes by one statement. */
@Injectable()
export class ReadTree {
  proof(tx: EntityManager, ranges: readonly Range[]): Promise<Buffer[]> {
    return proofOf(ranges, (subtrees) => this.subtrees(tx, subtrees));
  }

  private async subtrees(tx: EntityManager, subtrees: readonly Subtree[]): Promise<Buffer[]> {
    const rows = await tx.query<{ hash: Buffer }[]>(wanted, [subtrees.map(({ level }) => level), subtrees.map(({ index }) => index)]);
    if (rows.length !== subtrees.length) throw new Error('a subtree of the ledger is missing');
    return rows.map(({ hash }) => hash);
  }
}
