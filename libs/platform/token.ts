import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AreaPath } from '#contracts/shared.js';
import { roles, type Actor } from './actor.js';
import { readConfig, readSecret } from './config.js';
import { languageOf } from './language.js';
import { Rejection } from './rejection.js';

/** Whom our access tokens are for. */
export const audience = 'linli';
/** Seconds; nothing that lives longer is accepted, whatever its issuer wrote. */
export const longestTokenLife = 600;
export const gatewayHeader = 'x-linli-gateway';

const Claims = z.object({
  sub: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
  kind: z.enum(['person', 'client', 'service']),
  amr: z.array(z.string()),
  grants: z.array(z.object({ role: z.enum(roles), scope: AreaPath, household: z.uuid().optional() })),
  phone_index: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
});
type Claims = z.infer<typeof Claims>;

/** A request of Fastify, as far as it matters here. */
interface Carrier {
  id: string;
  headers: IncomingHttpHeaders;
}

const tokenConfig = z.object({ IDENTITY_ISSUER: z.url(), IDENTITY_JWKS_URL: z.url() });

export interface TokenSettings {
  issuer: string;
  jwksUrl: string;
  /** Shared with the gateway alone. */
  gatewayToken: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** @throws Rejection GATEWAY_ONLY; compared in constant time. */
export function requireGateway(headers: IncomingHttpHeaders, gatewayToken: string): void {
  const given = headers[gatewayHeader];
  if (!timingSafeEqual(digest(typeof given === 'string' ? given : ''), digest(gatewayToken))) throw new Rejection('GATEWAY_ONLY');
}

const strengthOf = (amr: string[]): Actor['strength'] => {
  if (amr.includes('otp')) return 'two-factor';
  return amr.includes('swk') ? 'key' : 'password';
};

const refusal = (cause: unknown): Rejection => {
  if (cause instanceof errors.JWTExpired) return new Rejection('TOKEN_EXPIRED');
  const keysUnreachable = !(cause instanceof errors.JOSEError) || cause.code === 'ERR_JOSE_GENERIC' || cause instanceof errors.JWKSTimeout;
  return keysUnreachable ? new Rejection('SERVICE_UNAVAILABLE', { service: 'identity' }) : new Rejection('TOKEN_INVALID');
};

/** Tells who sent a request; each token's signature is verified once, its time always. */
export class TokenVerifier {
  private readonly known = new Map<string, Claims>();
  private readonly actors = new WeakMap<Carrier, Promise<Actor>>();
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly settings: TokenSettings) {
    this.keys = createRemoteJWKSet(new URL(settings.jwksUrl), { cooldownDuration: 5_000, timeoutDuration: 5_000 });
  }

  /**
   * The caller of a request that came through the gateway.
   * @throws Rejection GATEWAY_ONLY, TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, SERVICE_UNAVAILABLE when the keys cannot be read.
   */
  actorOf(request: Carrier): Promise<Actor> {
    const known = this.actors.get(request);
    if (known) return known;
    requireGateway(request.headers, this.settings.gatewayToken);
    const actor = this.verified(request);
    this.actors.set(request, actor);
    return actor;
  }

  /** The same without asking for the gateway's own token: for the gateway. */
  async verified({ id, headers }: Carrier): Promise<Actor> {
    const token = /^Bearer ([\w.-]+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) throw new Rejection(headers.authorization ? 'TOKEN_INVALID' : 'TOKEN_MISSING');
    const { sub: subject, kind, grants, amr, phone_index: phoneIndex } = await this.claims(token);
    const who = { subject, kind, grants, strength: strengthOf(amr), ...(phoneIndex && { phoneIndex }) };
    return { ...who, requestId: id, language: languageOf(headers) };
  }

  private async claims(token: string): Promise<Claims> {
    const hash = digest(token).toString('base64');
    const claims = this.known.get(hash) ?? (await this.verify(token));
    // Real time, not the clock that journeys move: tokens are made and checked by different processes.
    if (claims.exp * 1_000 <= Date.now()) throw new Rejection('TOKEN_EXPIRED');
    if (this.known.size >= 1_000) this.known.clear();
    this.known.set(hash, claims);
    return claims;
  }

  private async verify(token: string): Promise<Claims> {
    const payload = await this.signed(token);
    const claims = Claims.safeParse(payload);
    if (!claims.success || claims.data.exp - claims.data.iat > longestTokenLife) throw new Rejection('TOKEN_INVALID');
    return claims.data;
  }

  private async signed(token: string): Promise<JWTPayload> {
    try {
      const { issuer } = this.settings;
      const expected = { algorithms: ['ES256', 'EdDSA'], typ: 'at+jwt', issuer, audience, maxTokenAge: longestTokenLife };
      return (await jwtVerify(token, this.keys, expected)).payload;
    } catch (cause) {
      throw refusal(cause);
    }
  }
}

/** For the platform module: settings from the environment and SECRETS_DIR. */
export const tokenVerifier = {
  provide: TokenVerifier,
  useFactory: (): TokenVerifier => {
    const { IDENTITY_ISSUER: issuer, IDENTITY_JWKS_URL: jwksUrl } = readConfig(tokenConfig);
    return new TokenVerifier({ issuer, jwksUrl, gatewayToken: readSecret('gateway-token') });
  },
};
