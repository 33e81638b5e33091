import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one code that is good for a phone now. */
@Entity('phone_code')
export class PhoneCode {
  @PrimaryColumn({ name: 'phone_index', type: 'bytea', primaryKeyConstraintName: 'phone_code_pk' })
  phoneIndex: Buffer;

  /** HMAC under a key that is not in the database: six digits are tried out in no time. */
  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash: Buffer;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
