import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReferralOutcome } from './referral.rules.js';

/** A confirmed fever in the hands of the doctor, until it is known what it was. */
@Entity('referral')
@Index('referral_fever', ['feverId'], { unique: true })
@Index('referral_path', ['path', 'openedAt'])
export class Referral {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'referral_pk' })
  id: string;

  @Column({ name: 'fever_id', type: 'uuid' })
  feverId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  state: 'open' | 'closed';

  @Column({ type: 'text', nullable: true })
  outcome: ReferralOutcome | null;

  /** The clinic was reached by an arranged vehicle. */
  @Column({ name: 'vehicle_arranged', type: 'boolean', nullable: true })
  vehicleArranged: boolean | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ name: 'closed_by', type: 'text', nullable: true })
  closedBy: string | null;

  @Column({ type: 'integer' })
  version: number;
}
