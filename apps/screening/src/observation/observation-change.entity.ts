import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ObservationChangeReason } from '#contracts/screening.events.js';
import type { ChangeKind } from './observation-change.rules.js';

/** Somebody asked for another end of an observation; somebody of another unit decides. */
@Entity('observation_change')
@Index('observation_change_open', ['observationId'], { unique: true, where: `state = 'asked'` })
@Index('observation_change_observation', ['observationId'])
export class ObservationChange {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'observation_change_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  kind: ChangeKind;

  /** Null for an early end, which is when it is approved. */
  @Column({ name: 'new_ends_at', type: 'timestamptz', nullable: true })
  newEndsAt: Date | null;

  @Column({ type: 'text' })
  reason: ObservationChangeReason;

  /** Reference of a document that is kept elsewhere. */
  @Column({ type: 'text' })
  evidence: string;

  @Column({ name: 'asked_by', type: 'text' })
  askedBy: string;

  /** `office@area path` of every unit that the asker speaks for. */
  @Column({ name: 'asked_units', type: 'text', array: true })
  askedUnits: string[];

  @Column({ name: 'asked_at', type: 'timestamptz' })
  askedAt: Date;

  @Column({ type: 'text' })
  state: 'asked' | 'approved' | 'refused';

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}
