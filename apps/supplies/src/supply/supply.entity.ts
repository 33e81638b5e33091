import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a pharmacy has confirmed that it will hand out on one day, and how many were called for it. */
@Entity('supply')
@Index('supply_day', ['roundId', 'pharmacyId', 'day'], { unique: true })
export class Supply {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'supply_pk' })
  id: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId: string;

  @Column({ name: 'pharmacy_id', type: 'uuid' })
  pharmacyId: string;

  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'integer' })
  packs: number;

  @Column({ type: 'integer' })
  called: number;

  @Column({ name: 'collect_from', type: 'timestamptz' })
  collectFrom: Date;

  @Column({ name: 'collect_until', type: 'timestamptz' })
  collectUntil: Date;

  /** Of the pharmacy. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
