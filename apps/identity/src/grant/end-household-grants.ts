import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { RoleGrant } from './grant.entity.js';

interface Ended {
  subject: string;
  household: string;
  scope: string;
  at: Date;
  reason: string;
}

/** Somebody belongs to a household no more, or no more in this room: what registration gave them for it ends. */
@Injectable()
export class EndHouseholdGrants {
  async execute(tx: EntityManager, { subject, household, scope, at, reason }: Ended): Promise<void> {
    const held = { subject, household, scope, grantedBy: 'registration', revokedBy: IsNull() };
    await tx.update(RoleGrant, held, { until: at, revokedBy: 'registration', revocationReason: reason });
  }
}
