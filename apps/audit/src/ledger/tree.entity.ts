import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The hash of one complete subtree; level 0 are the leaves. It says nothing of anybody, so everybody who may verify may read it. */
@Entity('tree_node')
export class TreeNode {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'tree_node_pk' })
  level: number;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'tree_node_pk' })
  index: string;

  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** The one row that says how far the ledger is. Whoever writes has raised the epoch; a writer of an older one changes nothing. */
@Entity('ledger_head')
export class LedgerHead {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'ledger_head_pk' })
  id: number;

  @Column({ type: 'bigint' })
  epoch: string;

  @Column({ type: 'bigint' })
  size: string;

  /** Hashes of the complete subtrees, the largest first. */
  @Column({ type: 'bytea', array: true })
  frontier: Buffer[];

  @Column({ name: 'signed_size', type: 'bigint' })
  signedSize: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;

  /** How many checkpoints were signed. */
  @Column({ type: 'integer' })
  checkpoints: number;
}
