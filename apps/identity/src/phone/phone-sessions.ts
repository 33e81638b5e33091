import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { PhoneAccount } from './phone-account.entity.js';
import { PhoneSession } from './phone-session.entity.js';

/** Fourteen days of observation and the days around it, without another code. */
const sessionLifeMs = 21 * 86_400_000;

export interface Opened {
  account: PhoneAccount;
  refreshToken: string;
  refreshUntil: Date;
}

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

@Injectable()
export class PhoneSessions {
  async open(tx: EntityManager, account: PhoneAccount, now: Date): Promise<Opened> {
    const [refreshToken, refreshUntil] = [newToken(), new Date(now.getTime() + sessionLifeMs)];
    await tx.insert(PhoneSession, {
      id: randomUUID(),
      accountId: account.id,
      tokenHash: hashed(refreshToken),
      spentHash: null,
      expiresAt: refreshUntil,
    });
    return { account, refreshToken, refreshUntil };
  }

  /** Each token is good once. One that was spent before was copied: nobody stays signed in by this session. */
  async renew(tx: EntityManager, token: string, now: Date): Promise<Opened | undefined> {
    const tokenHash = hashed(token);
    const session = await tx.findOne(PhoneSession, { where: { tokenHash, expiresAt: MoreThan(now) }, lock: { mode: 'pessimistic_write' } });
    if (!session) {
      await tx.delete(PhoneSession, { spentHash: tokenHash });
      return undefined;
    }
    const refreshToken = newToken();
    await tx.update(PhoneSession, { id: session.id }, { tokenHash: hashed(refreshToken), spentHash: tokenHash });
    const account = await tx.findOneByOrFail(PhoneAccount, { id: session.accountId });
    return { account, refreshToken, refreshUntil: session.expiresAt };
  }

  async end(tx: EntityManager, token: string): Promise<void> {
    await tx.delete(PhoneSession, { tokenHash: hashed(token) });
  }
}
