import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HelpKind } from '#contracts/supplies.events.js';
import type { HelpState } from './help.rules.js';

/** Something that a household needs, and how far it has come. The room is known by the household alone. */
@Entity('help_request')
@Index('help_request_need', ['needId'], { unique: true, where: 'need_id IS NOT NULL' })
@Index('help_request_waiting', ['path'], { where: "state IN ('open', 'assigned', 'under-way')" })
@Index('help_request_delivered', ['path', 'deliveredAt'], { where: 'delivered_at IS NOT NULL' })
@Index('help_request_helper', ['helper'], { where: "state IN ('assigned', 'under-way')" })
@Index('help_request_household', ['householdId'])
@Index('help_request_observation', ['observationId'], { where: 'observation_id IS NOT NULL' })
export class HelpRequest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'help_request_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: HelpKind;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** The need of an observation that it comes from. */
  @Column({ name: 'need_id', type: 'uuid', nullable: true })
  needId: string | null;

  @Column({ name: 'observation_id', type: 'uuid', nullable: true })
  observationId: string | null;

  /** Put it down at the door, ring, and step back. */
  @Column({ name: 'doorstep_only', type: 'boolean' })
  doorstepOnly: boolean;

  @Column({ type: 'text' })
  state: HelpState;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ type: 'boolean', default: false })
  late: boolean;

  /** Account of whoever asked; null for what comes from an observation. */
  @Column({ name: 'requested_by', type: 'text', nullable: true })
  requestedBy: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: Date;

  /** Account of a volunteer or worker. */
  @Column({ type: 'text', nullable: true })
  helper: string | null;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
