import { Injectable } from '@nestjs/common';
import type { Grant } from '#platform/actor.js';
import { longestTokenLife } from '#platform/token.js';
import { AccessTokens } from '../oidc/access-tokens.js';
import type { PhoneAccount } from './phone-account.entity.js';

/** For people who showed a code: one factor, and a pseudonym of their phone. */
@Injectable()
export class PhoneTokens {
  constructor(private readonly tokens: AccessTokens) {}

  sign({ id, phoneIndex }: PhoneAccount, grants: readonly Grant[]): Promise<string> {
    const claims = { kind: 'person', amr: ['sms'], grants: [...grants], phone_index: phoneIndex.toString('base64url') };
    return this.tokens.sign(id, claims, longestTokenLife);
  }
}
