import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { importJWK, type JWTPayload, SignJWT, type CryptoKey, type JWK } from 'jose';
import { readSecret } from '#platform/config.js';
import { audience } from '#platform/token.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';

/** Access tokens like those of the provider, for whoever does not come through it. */
@Injectable()
export class AccessTokens {
  private readonly jwk = JSON.parse(readSecret('identity-signing-key.json')) as JWK;
  private readonly key = importJWK(this.jwk, 'ES256') as Promise<CryptoKey>;

  constructor(@Inject(IdentitySettings) private readonly config: IdentityConfig) {}

  async sign(subject: string, claims: JWTPayload, lifeSeconds: number): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(this.jwk.kid && { kid: this.jwk.kid }) })
      .setIssuer(this.config.IDENTITY_ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(await this.key);
  }
}
