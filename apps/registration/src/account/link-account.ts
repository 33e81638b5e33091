import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { AccountLinked } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { buildingOf } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import type { Household } from '../household/household.entity.js';
import { AccountLink } from './account-link.entity.js';

/** An account may act for a household from now on; one that may already stays as it is. */
@Injectable()
export class LinkAccount {
  constructor(
    private readonly outbox: Outbox,
    private readonly history: WriteHistory,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: EntityManager,
    accountId: string,
    { id: householdId, roomPath }: Pick<Household, 'id' | 'roomPath'>,
  ): Promise<AccountLink> {
    const standing = await tx.findOneBy(AccountLink, { accountId, householdId, unlinkedAt: IsNull() });
    if (standing) return standing;
    const link: AccountLink = { id: uuidv7(), accountId, householdId, roomPath, linkedAt: this.clock.now(), unlinkedAt: null };
    await tx.insert(AccountLink, link);
    const payload = { linkId: link.id, accountId, householdId, roomPath };
    await this.outbox.add(tx, AccountLinked, payload, { sequence: 1, jurisdiction: buildingOf(roomPath) });
    await this.history.execute(tx, accountId, [{ householdId, roomPath, what: 'account-linked' }]);
    return link;
  }
}
