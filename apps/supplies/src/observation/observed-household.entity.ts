import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An observation that goes on, from the events of screening: what is brought to its household stays at the door. */
@Entity('observed_household')
@Index('observed_household_household', ['householdId'])
export class ObservedHousehold {
  @PrimaryColumn({ name: 'observation_id', type: 'uuid', primaryKeyConstraintName: 'observed_household_pk' })
  observationId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;
}
