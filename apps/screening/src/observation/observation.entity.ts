import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { StartRule } from '#contracts/shared.js';
import type { RefusalReason } from './observation-change.rules.js';
import type { ObservationState } from './observation.rules.js';

/** Days that one person stays at home, with the rule that proposed them. */
@Entity('observation')
@Index('observation_open', ['residentId'], { unique: true, where: `state IN ('proposed', 'active', 'extended')` })
@Index('observation_resident', ['residentId'])
@Index('observation_household', ['householdId'])
@Index('observation_path', ['path', 'state'])
@Index('observation_trip', ['tripId'], { where: 'trip_id IS NOT NULL' })
@Index('observation_ends', ['endsAt'], { where: `state IN ('active', 'extended')` })
export class Observation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'observation_pk' })
  id: string;

  /** The record it was proposed for; after a merge another record stands for the person. */
  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  state: ObservationState;

  @Column({ name: 'start_rule', type: 'text' })
  startRule: StartRule;

  /** Version of the rules by which the days were counted. */
  @Column({ name: 'rule_version', type: 'text' })
  ruleVersion: string;

  /** The dated list of key regions that named the origin; null for one that a worker proposed. */
  @Column({ name: 'list_id', type: 'text', nullable: true })
  listId: string | null;

  @Column({ name: 'trip_id', type: 'uuid', nullable: true })
  tripId: string | null;

  /** True for somebody who did not travel, and lives with somebody who did. */
  @Column({ type: 'boolean' })
  inherited: boolean;

  /** The arrival or the last contact. */
  @Column({ name: 'counted_from', type: 'timestamptz' })
  countedFrom: Date;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'started_by', type: 'text', nullable: true })
  startedBy: string | null;

  /** When it was released, transferred or cancelled. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Null when a rule ended it. */
  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy: string | null;

  /** Why a worker refused the proposal; null where nobody did. */
  @Column({ name: 'refused_for', type: 'text', nullable: true })
  refusedFor: RefusalReason | null;

  /** Reference of a document that is kept elsewhere. */
  @Column({ name: 'refusal_evidence', type: 'text', nullable: true })
  refusalEvidence: string | null;

  @Column({ type: 'integer' })
  version: number;
}
