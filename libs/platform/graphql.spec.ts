import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import { contextOf } from './graphql.js';
import { audience, gatewayHeader, TokenVerifier } from './token.js';

const nobody = 'http://127.0.0.1:9';
const gatewayToken = 'of the gateway';
const tokens = new TokenVerifier({ issuer: nobody, jwksUrl: `${nobody}/jwks`, gatewayToken });
const refused = (headers: Record<string, string>, query = '{ a }') =>
  contextOf(tokens, { id: 'r', headers: { [gatewayHeader]: gatewayToken, ...headers }, body: { query } } as unknown as FastifyRequest).then(
    () => 'passes',
    ({ extensions }: { extensions: { code: string; http: { status: number } } }) => [extensions.code, extensions.http.status],
  );

describe('who asks a service', () => {
  it('is refused with the status of the reason', async () => {
    expect(await refused({})).toEqual(['TOKEN_MISSING', 401]);
    expect(await refused({ authorization: 'Bearer x.y.z' })).toEqual(['TOKEN_INVALID', 401]);
    expect(await refused({ [gatewayHeader]: 'guessed' })).toEqual(['GATEWAY_ONLY', 403]);
  });

  it('is asked to come back while nobody tells by which keys a token is signed', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })
      .setIssuer(nobody)
      .setAudience(audience)
      .setIssuedAt()
      .sign(privateKey);
    expect(await refused({ authorization: `Bearer ${token}` })).toEqual(['SERVICE_UNAVAILABLE', 503]);
  });
});
