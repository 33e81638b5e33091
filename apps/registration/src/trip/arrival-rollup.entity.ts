import { Column, Entity, PrimaryColumn } from 'typeorm';

/** People of one building by day and origin, kept in the transaction of each change, so that a figure is a short sum and never a scan. */
@Entity('arrival_rollup')
export class ArrivalRollup {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'arrival_rollup_pk' })
  path: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'arrival_rollup_pk' })
  day: string;

  /** First division of China, or country. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'arrival_rollup_pk' })
  origin: string;

  /** On the way and planned for this day; `deferred` are those among them who were persuaded to wait. */
  @Column({ type: 'integer' })
  expected: number;

  @Column({ type: 'integer' })
  deferred: number;

  /** Came on this day. */
  @Column({ type: 'integer' })
  arrived: number;
}
