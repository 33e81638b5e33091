import { Injectable } from '@nestjs/common';
import { PhoneSessions } from './phone-sessions.js';
import { PhoneTokens } from './phone-tokens.js';
import { SendCode } from './send-code.js';
import { TakeCode } from './take-code.js';

/** What signing in by phone is made of, in its order. */
@Injectable()
export class PhoneDesk {
  constructor(
    readonly codes: SendCode,
    readonly take: TakeCode,
    readonly sessions: PhoneSessions,
    readonly tokens: PhoneTokens,
  ) {}
}
