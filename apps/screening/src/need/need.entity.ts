import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NeedKind } from '#contracts/shared.js';

/** Something that has to come to the door while somebody stays at home. */
@Entity('need')
@Index('need_observation', ['observationId'])
export class Need {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'need_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  need: NeedKind;

  @Column({ type: 'text' })
  by: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
