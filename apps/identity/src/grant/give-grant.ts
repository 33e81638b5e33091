import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Role } from '#platform/actor.js';
import { RoleGrant } from './grant.entity.js';

export interface NewGrant {
  subject: string;
  role: Role;
  scope: string;
  household?: string | null;
  from: Date;
  until: Date | null;
  grantedBy: string;
  reason: string;
}

@Injectable()
export class GiveGrant {
  /** Repeatable: a grant without an end that stands already is returned as it is. Checked by the caller with `checkGrant`. */
  async execute(tx: EntityManager, grant: NewGrant): Promise<RoleGrant> {
    const { subject, role, scope, until, household = null } = grant;
    const same = { subject, role, scope, household: household ?? IsNull(), until: IsNull() };
    const standing = until ? null : await tx.findOneBy(RoleGrant, same);
    return standing ?? tx.save(RoleGrant, { id: randomUUID(), ...grant, household, revokedBy: null, revocationReason: null });
  }
}
