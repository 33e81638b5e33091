import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type Figure = 'masks' | 'help';

/** One thing that happened, as it is shown behind a figure: where and when, and nobody's name. */
@Entity('fact')
@Index('fact_newest', ['figure', 'id'])
@Index('fact_path', ['figure', 'path'])
export class Fact {
  /** UUIDv7: the order in which they were written down. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'fact_pk' })
  id: string;

  @Column({ type: 'text' })
  figure: Figure;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Compound. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
