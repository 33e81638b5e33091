import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import type { AccountLink } from './account-link.entity.js';
import type { Myself } from './as-myself.js';
import { LinkAccount } from './link-account.js';
import { householdsWithPhone } from './households-with-phone.js';

/** Somebody whose phone stands in the register may act for the household that has it. */
@Injectable()
export class LinkByPhone {
  constructor(private readonly link: LinkAccount) {}

  /** @throws Rejection PHONE_NOT_REGISTERED */
  async execute(tx: EntityManager, { accountId, phoneIndex }: Myself): Promise<AccountLink[]> {
    const households = await householdsWithPhone(tx, phoneIndex);
    if (households.length === 0) throw new Rejection('PHONE_NOT_REGISTERED');
    const links: AccountLink[] = [];
    for (const household of households) links.push(await this.link.execute(tx, accountId, household));
    return links;
  }
}
