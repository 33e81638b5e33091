import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of history: who changed which fields of a household or resident, when. The values themselves are not kept. */
@Entity('change')
@Index('change_household', ['householdId', 'at'])
@Index('change_path', ['roomPath', 'id'])
export class Change {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'change_pk' })
  id: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Subject of the actor, or the name of the job. */
  @Column({ type: 'text' })
  by: string;

  /** `household-registered`, `resident-updated` … */
  @Column({ type: 'text' })
  what: string;

  @Column({ type: 'text', array: true })
  fields: string[];
}
