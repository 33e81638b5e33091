import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountLinked, AccountUnlinked } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { LinkedAccount } from './linked-account.entity.js';

/** Keeps which households have somebody who reads the inbox. */
@Controller()
export class FollowAccounts {
  @On(AccountLinked)
  async linked({ payload: { linkId, householdId, roomPath } }: EventOf<typeof AccountLinked>, tx: EntityManager): Promise<void> {
    await tx.upsert(LinkedAccount, { linkId, householdId, path: buildingOf(roomPath) }, ['linkId']);
  }

  @On(AccountUnlinked)
  async unlinked({ payload: { linkId } }: EventOf<typeof AccountUnlinked>, tx: EntityManager): Promise<void> {
    await tx.delete(LinkedAccount, { linkId });
  }
}
