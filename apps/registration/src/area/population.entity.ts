import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Counts of one building, kept in the transaction of each change, so that a figure is a short sum and never a scan. */
@Entity('population')
export class Population {
  /** Building, or the compound itself for rooms without one. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'population_pk' })
  path: string;

  @Column({ type: 'integer' })
  rooms: number;

  @Column({ type: 'integer' })
  households: number;

  @Column({ type: 'integer' })
  residents: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
