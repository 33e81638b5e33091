import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who saw whom within the last hour, to count by; what is older is deleted. That it happened stands in the ledger. */
@Entity('person_view')
export class PersonView {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_view_pk' })
  subject: string;

  @PrimaryColumn({ name: 'resident_id', type: 'uuid', primaryKeyConstraintName: 'person_view_pk' })
  residentId: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
