import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became different in a district's revocations under one number. */
@Entity('revocation')
export class Revocation {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'revocation_pk' })
  district: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'revocation_pk' })
  number: number;

  @PrimaryColumn({ name: 'pass_id', type: 'uuid', primaryKeyConstraintName: 'revocation_pk' })
  passId: string;

  @Column({ type: 'text' })
  became: 'suspended' | 'revoked' | 'restored';

  @Column({ type: 'timestamptz' })
  at: Date;
}
