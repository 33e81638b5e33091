import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who signs in by codes sent to a phone. The number itself is kept nowhere: only its keyed index, which tells it from others. */
@Entity('phone_account')
@Unique('phone_account_index', ['phoneIndex'])
export class PhoneAccount {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'phone_account_pk' })
  id: string;

  @Column({ name: 'phone_index', type: 'bytea' })
  phoneIndex: Buffer;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
