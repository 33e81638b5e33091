import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Household } from '../household/household.entity.js';
import { LinkAccount } from './link-account.js';
import { UnlinkAccounts } from './unlink-accounts.js';

/** A household lives in another room: what its accounts may do is for that room now. */
@Injectable()
export class RelinkAccounts {
  constructor(
    private readonly link: LinkAccount,
    private readonly unlink: UnlinkAccounts,
  ) {}

  async execute(tx: EntityManager, by: string, household: Pick<Household, 'id' | 'roomPath'>): Promise<void> {
    for (const { accountId } of await this.unlink.execute(tx, by, { householdId: household.id }))
      await this.link.execute(tx, accountId, household);
  }
}
