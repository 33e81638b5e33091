import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PassChangeType } from './pass.rules.js';

/** What happened to a pass. It is never changed. */
@Entity('pass_change')
@Index('pass_change_path', ['path', 'id'])
@Index('pass_change_pass', ['passId', 'id'])
export class PassChange {
  /** UUIDv7: in the order of time. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pass_change_pk' })
  id: string;

  @Column({ name: 'pass_id', type: 'uuid' })
  passId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  type: PassChangeType;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Subject of the caller, or `rule`. */
  @Column({ type: 'text' })
  by: string;
}
