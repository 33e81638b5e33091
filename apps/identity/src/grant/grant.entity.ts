import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '#platform/actor.js';

/** Somebody holds one role under one area for a time. Rows are ended, never deleted or changed otherwise. */
@Entity('role_grant')
@Index('role_grant_subject', ['subject'])
export class RoleGrant {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'role_grant_pk' })
  id: string;

  /** Id of a person or of a client. */
  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  role: Role;

  /** Area path. */
  @Column({ name: 'scope_path', type: 'text' })
  scope: string;

  /** Household that a resident lives in or a carer cares for; `scope` is then its room. */
  @Column({ type: 'uuid', nullable: true })
  household: string | null;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  from: Date;

  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true })
  until: Date | null;

  @Column({ name: 'granted_by', type: 'text' })
  grantedBy: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy: string | null;

  @Column({ name: 'revocation_reason', type: 'text', nullable: true })
  revocationReason: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
