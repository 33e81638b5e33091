import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AreaPath, languages, type Language } from '#contracts/shared.js';
import { roles, type Actor } from './actor.js';
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
  grants: z.array(z.object({ role: z.enum(roles), scope: AreaPath })),
});
type Claims = z.infer<typeof Claims>;

/** A request of Fastify, or anything that carries one of Node. */
interface Carrier {
  raw: IncomingMessage;
  headers: IncomingHttpHeaders;
}

export interface TokenSettings {
  issuer: string;
  jwksUrl: string;
  /** Shared with the gateway alone. */
  gatewayToken: string;
}

const first = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);

/** The caller's language: `x-linli-language`, else the first known one of `accept-language`, else Chinese. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const asked = `${first(headers['x-linli-language']) ?? ''},${headers['accept-language'] ?? ''}`;
  const wanted = asked.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is Language => (languages as readonly string[]).includes(tag)) ?? 'zh';
}

export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = first(headers['x-request-id']);
  return given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** @throws Rejection GATEWAY_ONLY; compared in constant time. */
export function requireGateway(headers: IncomingHttpHeaders, gatewayToken: string): void {
  if (!timingSafeEqual(digest(first(headers[gatewayHeader]) ?? ''), digest(gatewayToken))) throw new Rejection('GATEWAY_ONLY');
}

const strengthOf = (amr: string[]): Actor['strength'] => {
  if (amr.includes('otp')) return 'two-factor';
  return amr.includes('swk') ? 'key' : 'password';
};

const refusal = (cause: unknown): unknown => {
  if (cause instanceof errors.JWTExpired) return new Rejection('TOKEN_EXPIRED');
  const keysUnreachable = !(cause instanceof errors.JOSEError) || cause.code === 'ERR_JOSE_GENERIC' || cause instanceof errors.JWKSTimeout;
  return keysUnreachable ? cause : new Rejection('TOKEN_INVALID');
};

/** Verifies access tokens; each token's signature once, its time always. */
export class AccessTokens {
  private readonly known = new Map<string, Claims>();
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly settings: TokenSettings) {
    this.keys = createRemoteJWKSet(new URL(settings.jwksUrl), { cooldownDuration: 5_000, timeoutDuration: 5_000 });
  }

  /** @throws Rejection TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED; another error when the keys cannot be read. */
  async actor(headers: IncomingHttpHeaders): Promise<Actor> {
    const token = /^Bearer ([\w.-]+)$/i.exec(headers.authorization ?? '')?.[1];
    if (!token) throw new Rejection(headers.authorization ? 'TOKEN_INVALID' : 'TOKEN_MISSING');
    const { sub: subject, kind, grants, amr } = await this.claims(token);
    return { subject, kind, grants, strength: strengthOf(amr), requestId: requestIdOf(headers), language: languageOf(headers) };
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

const actors = new WeakMap<IncomingMessage, Actor>();

/** Hook for Fastify's `onRequest`: nothing but the gateway with a caller's valid token gets further. */
export const requireActor = (settings: TokenSettings): ((request: Carrier) => Promise<void>) => {
  const tokens = new AccessTokens(settings);
  return async ({ raw, headers }) => {
    requireGateway(headers, settings.gatewayToken);
    actors.set(raw, await tokens.actor(headers));
  };
};

/** Who sent the request. @throws Rejection TOKEN_MISSING when `requireActor` did not run for it. */
export function actorOf(request: Carrier): Actor {
  const actor = actors.get(request.raw);
  if (!actor) throw new Rejection('TOKEN_MISSING');
  return actor;
}
