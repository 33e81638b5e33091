import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is kept of an observation, from the events of screening: whose, and whether it goes on. */
@Entity('observation')
@Index('observation_household', ['householdId'], { where: 'NOT over' })
@Index('observation_resident', ['residentId'], { where: 'NOT over' })
export class Observation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'observation_pk' })
  id: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** Version of the rule that says who in the household waits with the person. */
  @Column({ name: 'rule_version', type: 'text' })
  ruleVersion: string;

  @Column({ type: 'boolean' })
  over: boolean;

  /** Of the latest event that said something of it: an older one that comes later says nothing new. */
  @Column({ type: 'integer' })
  sequence: number;
}
