import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An account of identity belongs to a household: from then on it may act for it. Rows are ended, never deleted. */
@Entity('account_link')
@Index('account_link_household', ['householdId'])
@Index('account_link_standing', ['accountId', 'householdId'], { unique: true, where: 'unlinked_at IS NULL' })
export class AccountLink {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_link_pk' })
  id: string;

  @Column({ name: 'account_id', type: 'text' })
  accountId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ name: 'linked_at', type: 'timestamptz' })
  linkedAt: Date;

  @Column({ name: 'unlinked_at', type: 'timestamptz', nullable: true })
  unlinkedAt: Date | null;
}
