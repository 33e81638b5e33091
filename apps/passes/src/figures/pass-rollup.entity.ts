import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PassClass } from '#contracts/passes.events.js';

/** Counts of the passes of one compound, kept in the transaction of each change: always equal to a recount. */
@Entity('pass_rollup')
export class PassRollup {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'pass_rollup_pk' })
  path: string;

  @PrimaryColumn({ name: 'pass_class', type: 'text', primaryKeyConstraintName: 'pass_rollup_pk' })
  passClass: PassClass;

  @Column({ type: 'integer' })
  active: number;

  @Column({ type: 'integer' })
  suspended: number;
}
