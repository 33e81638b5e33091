import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of the report slots of one building on one day, kept in the transaction of each change: always equal to a recount. */
@Entity('observation_day')
export class ObservationDay {
  /** Building. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'observation_day_pk' })
  path: string;

  /** Local date in China. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'observation_day_pk' })
  day: string;

  @Column({ type: 'integer' })
  due: number;

  @Column({ type: 'integer' })
  answered: number;

  @Column({ type: 'integer' })
  late: number;

  @Column({ type: 'integer' })
  missed: number;

  @Column({ name: 'measured_by_other', type: 'integer' })
  measuredByOther: number;

  /** People whose days were over on this day. */
  @Column({ type: 'integer' })
  released: number;
}
