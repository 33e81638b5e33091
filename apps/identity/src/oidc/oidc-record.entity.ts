import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the provider must not forget: sessions, codes, refresh tokens. Codes and tokens are kept as hashes only. */
@Entity('oidc_record')
@Index('oidc_record_grant', ['grantId'])
@Index('oidc_record_uid', ['uid'])
@Index('oidc_record_expiry', ['expiresAt'])
export class OidcRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'oidc_record_pk' })
  kind: string;

  @PrimaryColumn({ name: 'id_hash', type: 'text', primaryKeyConstraintName: 'oidc_record_pk' })
  idHash: string;

  @Column({ type: 'jsonb' })
  payload: Record<string, unknown>;

  @Column({ name: 'grant_id', type: 'text', nullable: true })
  grantId: string | null;

  @Column({ type: 'text', nullable: true })
  uid: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'consumed_at', type: 'timestamptz', nullable: true })
  consumedAt: Date | null;
}
