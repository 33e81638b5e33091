import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A state of the ledger as it was signed, with the words of the witnesses that have signed it too. */
@Entity('checkpoint')
export class CheckpointRow {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'checkpoint_pk' })
  size: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'signed_at', type: 'timestamptz' })
  signedAt: Date;

  /** Signature lines of witnesses. */
  @Column({ type: 'text' })
  cosignatures: string;
}
