import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SuspensionReason } from '#contracts/passes.events.js';
import type { SuspensionState } from './suspension.rules.js';

/** One reason for which a pass does not open a gate. A pass is suspended as long as one of its reasons stands. */
@Entity('suspension')
@Index('suspension_cause', ['passId', 'cause'], { unique: true })
@Index('suspension_standing', ['passId', 'reason'], { unique: true, where: `state IN ('asked', 'standing') AND cause IS NULL` })
@Index('suspension_asked', ['path', 'id'], { where: `state = 'asked'` })
export class Suspension {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'suspension_pk' })
  id: string;

  @Column({ name: 'pass_id', type: 'uuid' })
  passId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  reason: SuspensionReason;

  /** The observation, or `place`, that it follows by rule; null where somebody ordered it. */
  @Column({ type: 'text', nullable: true })
  cause: string | null;

  @Column({ type: 'text' })
  state: SuspensionState;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  /** `office@area path` of every unit that the asker speaks for. */
  @Column({ name: 'asked_units', type: 'text', array: true })
  askedUnits: string[];

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
