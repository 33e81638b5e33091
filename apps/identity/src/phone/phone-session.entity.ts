import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody stays signed in on one phone. Each refresh token is good once; the hash of the one before tells a thief from the owner. */
@Entity('phone_session')
@Index('phone_session_token', ['tokenHash'])
@Index('phone_session_spent', ['spentHash'])
export class PhoneSession {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'phone_session_pk' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'spent_hash', type: 'bytea', nullable: true })
  spentHash: Buffer | null;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
