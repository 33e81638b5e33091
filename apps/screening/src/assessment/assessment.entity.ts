import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RiskLevel } from '#contracts/screening.events.js';

export const assessmentStates = ['proposed', 'confirmed', 'superseded'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** What a rule proposed for a person from the answers of one attempt, with its reasons; a worker confirms a level. */
@Entity('assessment')
@Index('assessment_order', ['residentId', 'sequence'], { unique: true })
@Index('assessment_open', ['campaignId', 'roomPath'], { where: "state = 'proposed'" })
@Index('assessment_target', ['targetId'])
export class Assessment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'assessment_pk' })
  id: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'text' })
  proposed: RiskLevel;

  @Column({ name: 'rule_version', type: 'text' })
  ruleVersion: string;

  /** Ids of the rules that spoke, the heaviest first. */
  @Column({ type: 'text', array: true })
  reasons: string[];

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ type: 'text' })
  state: AssessmentState;

  /** The level a worker decided on. */
  @Column({ type: 'text', nullable: true })
  confirmed: RiskLevel | null;

  @Column({ name: 'confirmed_by', type: 'text', nullable: true })
  confirmedBy: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  /** Number of the newest event about the resident that came of this row. */
  @Column({ type: 'integer' })
  sequence: number;
}
