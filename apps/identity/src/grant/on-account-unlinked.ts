import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountUnlinked } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { EndHouseholdGrants } from './end-household-grants.js';

@Controller()
export class OnAccountUnlinked {
  constructor(private readonly end: EndHouseholdGrants) {}

  @On(AccountUnlinked)
  async handle({ payload, time }: EventOf<typeof AccountUnlinked>, tx: EntityManager): Promise<void> {
    const { linkId, accountId: subject, householdId: household, roomPath: scope } = payload;
    await this.end.execute(tx, { subject, household, scope, at: time, reason: `link ${linkId} ended` });
  }
}
