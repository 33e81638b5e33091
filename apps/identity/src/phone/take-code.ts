import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RejectionCode } from '#platform/rejection.js';
import { PhoneAccount } from './phone-account.entity.js';
import { PhoneCode } from './phone-code.entity.js';
import { wrongWithCode } from './phone-code.rules.js';
import { PhoneKeys } from './phone-keys.js';

/** Compares a code once; the right one is spent, a wrong one counts. An account is made for a phone that signs in for the first time. */
@Injectable()
export class TakeCode {
  constructor(private readonly keys: PhoneKeys) {}

  /** A wrong code is an answer and not an exception: the try has to be counted. */
  async execute(tx: EntityManager, phone: string, code: string, now: Date): Promise<PhoneAccount | RejectionCode> {
    const phoneIndex = this.keys.indexOf(phone);
    const standing = await tx.findOne(PhoneCode, { where: { phoneIndex }, lock: { mode: 'pessimistic_write' } });
    const matches = standing !== null && timingSafeEqual(standing.codeHash, this.keys.hashOf(phoneIndex, code));
    const wrong = wrongWithCode(standing ? { ...standing, matches } : undefined, now);
    if (wrong) {
      if (wrong === 'PHONE_CODE_WRONG') await tx.increment(PhoneCode, { phoneIndex }, 'tries', 1);
      return wrong;
    }
    await tx.delete(PhoneCode, { phoneIndex });
    await tx
      .createQueryBuilder()
      .insert()
      .into(PhoneAccount)
      .values({ id: randomUUID(), phoneIndex })
      .orIgnore()
      .updateEntity(false)
      .execute();
    return tx.findOneByOrFail(PhoneAccount, { phoneIndex });
  }
}
