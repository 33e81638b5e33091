import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { Role } from '#platform/actor.js';
import { RoleGrant } from './grant.entity.js';

export interface NewGrant {
  subject: string;
  role: Role;
  scope: string;
  from: Date;
  until: Date | null;
  grantedBy: string;
  reason: string;
}

@Injectable()
export class GiveGrant {
  /** Repeatable: a grant without an end that stands already is returned as it is. Checked by the caller with `checkGrant`. */
  async execute(tx: EntityManager, grant: NewGrant): Promise<RoleGrant> {
    const { subject, role, scope, until } = grant;
    const standing = until ? null : await tx.findOneBy(RoleGrant, { subject, role, scope, until: IsNull() });
    return standing ?? tx.save(RoleGrant, { id: randomUUID(), ...grant, revokedBy: null, revocationReason: null });
  }
}
