import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { RoleGrant } from './grant.entity.js';

interface Revocation {
  id: string;
  by: string;
  reason: string;
  at: Date;
}

@Injectable()
export class RevokeGrant {
  /** Ends the grant; tokens that name it die within ten minutes. @throws Rejection NOT_FOUND outside the caller's areas. */
  async execute(tx: EntityManager, { id, by, reason, at }: Revocation): Promise<RoleGrant> {
    const grant = await tx.findOne(RoleGrant, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!grant) throw new Rejection('NOT_FOUND');
    if (grant.revokedBy) return grant;
    return tx.save(RoleGrant, Object.assign(grant, { until: at, revokedBy: by, revocationReason: reason }));
  }
}
