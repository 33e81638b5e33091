import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a handle was tried from one device. The key is a hash: the table names nobody. */
@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn({ name: 'key_hash', type: 'text', primaryKeyConstraintName: 'sign_in_attempt_pk' })
  keyHash: string;

  @Column({ type: 'integer' })
  failures: number;

  @Column({ name: 'last_at', type: 'timestamptz' })
  lastAt: Date;
}
