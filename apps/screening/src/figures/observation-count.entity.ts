import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many people of one building are proposed for observation, under it, and have a fever that is not settled, now. */
@Entity('observation_count')
export class ObservationCount {
  /** Building. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'observation_count_pk' })
  path: string;

  @Column({ type: 'integer' })
  proposed: number;

  @Column({ type: 'integer' })
  active: number;

  @Column({ type: 'integer' })
  fever: number;
}
