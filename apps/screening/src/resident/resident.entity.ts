import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AgeBand, ResidentFlag } from '#contracts/shared.js';

/** A person as screening knows one: a reference, never a name. Events of registration may come before those of the household. */
@Entity('resident')
@Index('resident_household', ['householdId'])
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
}
