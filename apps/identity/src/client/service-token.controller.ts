import { randomUUID } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { AreaPath } from '#contracts/shared.js';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { audience, requireGateway } from '#platform/token.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';

const lifeSeconds = 60;
/** Services that ask the graph by themselves, and may read figures of one area and nothing of anybody. */
const Request = z.object({ service: z.enum(['notifications']), scope: AreaPath });

/** For work that a service does by itself, not for a caller: a token of a minute. No passage of the gateway leads here. */
@Controller('internal/service-token')
export class ServiceTokenController {
  private readonly gatewayToken = readSecret('gateway-token');
  private readonly jwk = JSON.parse(readSecret('identity-signing-key.json')) as JWK;
  private readonly key = importJWK(this.jwk, 'ES256') as Promise<CryptoKey>;

  constructor(@Inject(IdentitySettings) private readonly config: IdentityConfig) {}

  /** @throws Rejection GATEWAY_ONLY, INPUT_INVALID */
  @Post()
  @HttpCode(200)
  async token(@Req() { headers, body }: FastifyRequest): Promise<{ accessToken: string }> {
    requireGateway(headers, this.gatewayToken);
    const asked = Request.safeParse(body);
    if (!asked.success) throw new Rejection('INPUT_INVALID', { field: 'service' });
    const { service, scope } = asked.data;
    const accessToken = await new SignJWT({ kind: 'service', amr: ['swk'], grants: [{ role: 'service', scope }] })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(this.jwk.kid && { kid: this.jwk.kid }) })
      .setIssuer(this.config.IDENTITY_ISSUER)
      .setAudience(audience)
      .setSubject(`service:${service}`)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(await this.key);
    return { accessToken };
  }
}
