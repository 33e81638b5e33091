import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AppealReason, AppealState } from './appeal.rules.js';

/** The holder says that a pass should not stand suspended or revoked. */
@Entity('appeal')
@Index('appeal_open', ['passId'], { unique: true, where: `state = 'open'` })
@Index('appeal_path', ['path', 'id'], { where: `state = 'open'` })
export class Appeal {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'appeal_pk' })
  id: string;

  @Column({ name: 'pass_id', type: 'uuid' })
  passId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  reason: AppealReason;

  @Column({ type: 'text' })
  state: AppealState;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
