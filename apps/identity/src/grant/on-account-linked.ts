import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountLinked } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { GiveGrant } from './give-grant.js';

/** Whoever showed that they belong to a household may act for it. */
@Controller()
export class OnAccountLinked {
  constructor(private readonly give: GiveGrant) {}

  @On(AccountLinked)
  async handle({ payload, time }: EventOf<typeof AccountLinked>, tx: EntityManager): Promise<void> {
    const { linkId, accountId, householdId, roomPath } = payload;
    const grant = { subject: accountId, role: 'resident' as const, scope: roomPath, household: householdId, from: time, until: null };
    await this.give.execute(tx, { ...grant, grantedBy: 'registration', reason: `link ${linkId}` });
  }
}
