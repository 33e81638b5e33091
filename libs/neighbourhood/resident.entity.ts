import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AgeBand, ResidentFlag } from '#contracts/shared.js';

/** A person as other services than registration know one: a reference, never a name. Events of registration may come before those of the household. */
@Entity('resident')
@Index('resident_household', ['householdId'])
@Index('resident_merged', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
export class Resident {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'resident_pk' })
  id: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building; the room is known by the household alone. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** BCP 47 primary tag. */
  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text', array: true })
  flags: ResidentFlag[];

  @Column({ name: 'age_band', type: 'text' })
  ageBand: AgeBand;

  /** The record that stands for this person since two of them were found to be one; null for everybody else. */
  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto: string | null;
}
