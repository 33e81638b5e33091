import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Grant } from '#platform/actor.js';
import { readSecret } from '#platform/config.js';
import { audience, longestTokenLife } from '#platform/token.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';
import type { PhoneAccount } from './phone-account.entity.js';

/** Access tokens like those of the provider, for people who showed a code: one factor, and a pseudonym of their phone. */
@Injectable()
export class PhoneTokens {
  private readonly jwk = JSON.parse(readSecret('identity-signing-key.json')) as JWK;
  private readonly key = importJWK(this.jwk, 'ES256') as Promise<CryptoKey>;

  constructor(@Inject(IdentitySettings) private readonly config: IdentityConfig) {}

  async sign({ id, phoneIndex }: PhoneAccount, grants: readonly Grant[]): Promise<string> {
    return new SignJWT({ kind: 'person', amr: ['sms'], grants: [...grants], phone_index: phoneIndex.toString('base64url') })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(this.jwk.kid && { kid: this.jwk.kid }) })
      .setIssuer(this.config.IDENTITY_ISSUER)
      .setAudience(audience)
      .setSubject(id)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${longestTokenLife}s`)
      .sign(await this.key);
  }
}
