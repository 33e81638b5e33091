import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { grantsOf } from '../grant/grants-of.js';
import { Attempts } from '../sign-in/attempts.js';
import type { Origin } from '../sign-in/sign-in.js';
import { PhoneDesk } from './phone-desk.js';
import type { Opened } from './phone-sessions.js';

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  refreshUntil: Date;
}

/** Code to the phone, code back, signed in. Times are real ones, like those of tokens; grants hold by the clock. */
@Injectable()
export class PhoneSignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly attempts: Attempts,
    private readonly desk: PhoneDesk,
  ) {}

  /** @throws Rejection PHONE_CODES_TOO_MANY */
  async ask(phone: string, language: Language, origin: Origin): Promise<void> {
    await this.begin(origin, 'PHONE_CODES_TOO_MANY');
    this.attempts.failed(origin.address);
    await asService(this.dataSource, 'phone-code', (tx) => this.desk.codes.execute(tx, phone, language, new Date()));
  }

  /** @throws Rejection PHONE_CODE_WRONG, PHONE_CODE_EXPIRED, PHONE_CODE_TRIED_TOO_OFTEN, PHONE_CODES_TOO_MANY */
  async enter(phone: string, code: string, origin: Origin): Promise<SignedIn> {
    await this.begin(origin, 'PHONE_CODES_TOO_MANY');
    const opened = await asService(this.dataSource, 'phone-session', async (tx) => {
      const account = await this.desk.take.execute(tx, phone, code, new Date());
      return typeof account === 'string' ? account : this.desk.sessions.open(tx, account, new Date());
    });
    if (typeof opened === 'string') {
      this.attempts.failed(origin.address);
      throw new Rejection(opened);
    }
    await this.attempts.forget(origin.attemptKey);
    return this.signedIn(opened);
  }

  /** With the grants as they are now. @throws Rejection TOKEN_INVALID */
  async renew(refreshToken: string): Promise<SignedIn> {
    const opened = await asService(this.dataSource, 'phone-session', (tx) => this.desk.sessions.renew(tx, refreshToken, new Date()));
    if (!opened) throw new Rejection('TOKEN_INVALID');
    return this.signedIn(opened);
  }

  async end(refreshToken: string): Promise<void> {
    await asService(this.dataSource, 'phone-session', (tx) => this.desk.sessions.end(tx, refreshToken));
  }

  private async begin({ attemptKey, address }: Origin, code: 'PHONE_CODES_TOO_MANY'): Promise<void> {
    const seconds = await this.attempts.begin(attemptKey, address);
    if (seconds > 0) throw new Rejection(code, { minutes: Math.ceil(seconds / 60) });
  }

  private async signedIn({ account, refreshToken, refreshUntil }: Opened): Promise<SignedIn> {
    const grants = await asService(this.dataSource, 'phone-session', (tx) => grantsOf(tx, account.id, this.clock.now()));
    return { accessToken: await this.desk.tokens.sign(account, grants), refreshToken, refreshUntil };
  }
}
