import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody of the household reads the inbox by an account. */
@Entity('linked_account')
@Index('linked_account_household', ['householdId'])
export class LinkedAccount {
  @PrimaryColumn({ name: 'link_id', type: 'uuid', primaryKeyConstraintName: 'linked_account_pk' })
  linkId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;
}
