import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Reservations of one round in one compound, counted by the database with each change of one: always equal to a recount. */
@Entity('mask_rollup')
export class MaskRollup {
  @PrimaryColumn({ name: 'round_id', type: 'uuid', primaryKeyConstraintName: 'mask_rollup_pk' })
  roundId: string;

  /** Compound. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'mask_rollup_pk' })
  path: string;

  /** Those that stand: called and collected ones too. */
  @Column({ type: 'integer' })
  booked: number;

  /** Of these, those called so far, collected ones too. */
  @Column({ type: 'integer' })
  called: number;

  @Column({ type: 'integer' })
  collected: number;
}
