import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key of a district. `list` signs its lists and is what a device trusts from its enrolment on; `token` signs passes and is replaced from time to time. */
@Entity('signing_key')
@Index('signing_key_in_use', ['district', 'purpose'], { unique: true, where: 'signs_until IS NULL' })
export class SigningKey {
  /** 16 hexadecimal digits. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signing_key_pk' })
  id: string;

  @Column({ type: 'text' })
  district: string;

  @Column({ type: 'text' })
  purpose: 'list' | 'token';

  @Column({ type: 'text' })
  x: string;

  @Column({ type: 'text' })
  y: string;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;

  /** Private JWK. */
  @Column({ name: 'private_sealed', type: 'bytea' })
  privateSealed: Buffer;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;

  /** When another took its place; null while it signs. */
  @Column({ name: 'signs_until', type: 'timestamptz', nullable: true })
  signsUntil: Date | null;

  /** When the last pass that it signed has expired; null while it signs. */
  @Column({ name: 'trusted_until', type: 'timestamptz', nullable: true })
  trustedUntil: Date | null;
}
