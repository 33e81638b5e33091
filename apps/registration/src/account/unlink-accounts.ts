import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { AccountUnlinked } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { buildingOf } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { AccountLink } from './account-link.entity.js';

/** Accounts may act for a household no more. */
@Injectable()
export class UnlinkAccounts {
  constructor(
    private readonly outbox: Outbox,
    private readonly history: WriteHistory,
    private readonly clock: Clock,
  ) {}

  /** @returns the links that stood until now */
  async execute(
    tx: EntityManager,
    by: string,
    which: { id: string } | { householdId: string; accountId?: string },
  ): Promise<AccountLink[]> {
    const links = await tx.find(AccountLink, { where: { ...which, unlinkedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (links.length === 0) return [];
    await tx.update(AccountLink, { id: In(links.map(({ id }) => id)) }, { unlinkedAt: this.clock.now() });
    await this.outbox.addMany(
      tx,
      AccountUnlinked,
      links.map(({ id: linkId, accountId, householdId, roomPath }) => ({
        payload: { linkId, accountId, householdId, roomPath },
        sequence: 2,
        jurisdiction: buildingOf(roomPath),
      })),
    );
    await this.history.execute(
      tx,
      by,
      links.map(({ householdId, roomPath }) => ({ householdId, roomPath, what: 'account-unlinked' as const })),
    );
    return links;
  }
}
