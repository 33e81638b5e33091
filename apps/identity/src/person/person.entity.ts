import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who signs in with a password. What they may do lies in grants, never here. */
@Entity('person')
@Unique('person_handle', ['handle'])
export class Person {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pk' })
  id: string;

  /** The name to sign in with; lower case. */
  @Column({ type: 'text' })
  handle: string;

  /** Argon2id with its parameters and salt. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  /** The person's own key, wrapped by the key-encryption key. */
  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;

  /** Secret of the second factor, sealed; null until it is enrolled. */
  @Column({ name: 'totp_secret', type: 'bytea', nullable: true })
  totpSecret: Buffer | null;

  /** Time step of the last accepted code: a code counts once. */
  @Column({ name: 'totp_step', type: 'integer', default: 0 })
  totpStep: number;

  /** Made for trying things out on a local or test stack; such a person may use a code twice. */
  @Column({ type: 'boolean', default: false })
  demo: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
