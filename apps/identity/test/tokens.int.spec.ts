import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { DataSource } from 'typeorm';
import { readSecret } from '#platform/config.js';
import { demoTotpSecret } from '#platform/demo-person.js';
import { asService } from '#platform/scope.js';
import { rows } from '#testing/stack.js';
import { signIn } from '../../cli/src/sign-in.js';
import { GiveGrant } from '../src/grant/give-grant.js';
import { RegisterClient } from '../src/client/register-client.js';
import { committee, identityUnderTest, sibling, type IdentityUnderTest } from './identity-under-test.js';

describe('access tokens', () => {
  let identity: IdentityUnderTest;
  let key: CryptoKey;
  let kid: string;

  const now = () => Math.floor(Date.now() / 1_000);
  const claims = (): JWTPayload => ({
    iss: `${identity.publicUrl}/oidc`,
    aud: 'linli',
    sub: 'somebody',
    iat: now(),
    exp: now() + 300,
    kind: 'person',
    amr: ['pwd', 'otp'],
    grants: [{ role: 'committee-worker', scope: committee }],
  });
  const sign = (payload: JWTPayload, header: Record<string, unknown> = {}): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header }).sign(key);
  const codeFor = (token: string | undefined, gateway = identity.gatewayToken): Promise<string> => {
    const headers = { 'x-linli-gateway': gateway, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    return Promise.resolve()
      .then(() => identity.verifier.actorOf({ id: 'r-1', headers }))
      .then(
        () => 'accepted',
        (error: { code: string }) => error.code,
      );
  };
  const unsigned = (header: object, payload: object, signature = ''): string =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + `.${signature}`;
  const token = async (handle: string): Promise<string> => {
    const password = readSecret('demo-password');
    return (await signIn({ publicUrl: identity.publicUrl, handle, password, totpSecret: demoTotpSecret(password, handle) })).accessToken;
  };
  const ask = async (form: Record<string, string>) => {
    const answer = await fetch(`${identity.publicUrl}/oidc/token`, { method: 'POST', body: new URLSearchParams(form) });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };

  beforeAll(async () => {
    identity = await identityUnderTest();
    const jwk = JSON.parse(readSecret('identity-signing-key.json')) as JWK;
    key = (await importJWK(jwk, 'ES256')) as CryptoKey;
    const { keys } = (await (await fetch(`${identity.publicUrl}/oidc/jwks`)).json()) as { keys: JWK[] };
    kid = keys[0]?.kid ?? '';
  }, 60_000);
  afterAll(() => identity.stop());

  it('that are whole and in time are accepted', async () => {
    expect(await codeFor(await sign(claims()))).toBe('accepted');
  });

  it('are refused without signature, with a shared secret, with the public key as secret, or from another key', async () => {
    const header = { typ: 'at+jwt', kid };
    const none = unsigned({ ...header, alg: 'none' }, claims());
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK((await generateKeyPair('ES256')).publicKey)));
    const hmac = await new SignJWT(claims()).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret);
    const { privateKey } = await generateKeyPair('ES256');
    const stranger = await new SignJWT(claims()).setProtectedHeader({ ...header, alg: 'ES256' }).sign(privateKey);
    const [head, , signature] = (await sign(claims())).split('.');
    const changed = `${head}.${Buffer.from(JSON.stringify({ ...claims(), sub: 'other' })).toString('base64url')}.${signature}`;
    const codes = await Promise.all([none, hmac, stranger, changed, 'a.b.c', 'x', ''].map((bad) => codeFor(bad)));
    expect(codes).toEqual(codes.map(() => 'TOKEN_INVALID'));
  });

  it.each<[string, () => JWTPayload, Record<string, unknown>?]>([
    ['for somebody else', () => ({ ...claims(), aud: 'other' })],
    ['from another issuer', () => ({ ...claims(), iss: 'http://127.0.0.1/oidc' })],
    ['of another type', claims, { typ: 'JWT' }],
    ['that live an hour', () => ({ ...claims(), exp: now() + 3_600 })],
    ['that were made in the future', () => ({ ...claims(), iat: now() + 120 })],
    ['with a role that does not exist', () => ({ ...claims(), grants: [{ role: 'king', scope: committee }] })],
    ['with every area', () => ({ ...claims(), grants: [{ role: 'committee-worker', scope: '*' }] })],
    ['with two areas in one', () => ({ ...claims(), grants: [{ role: 'committee-worker', scope: `${committee},${sibling}` }] })],
    ['without an end', () => ({ ...claims(), exp: undefined })],
  ])('are refused %s', async (_, payload, header = {}) => {
    expect(await codeFor(await sign(payload(), header))).toBe('TOKEN_INVALID');
  });

  it('are refused after their time, also when they were accepted before', async () => {
    expect(await codeFor(await sign({ ...claims(), iat: now() - 300, exp: now() - 1 }))).toBe('TOKEN_EXPIRED');
  });

  it('count only when the gateway brings them', async () => {
    expect([await codeFor(await sign(claims()), 'guess'), await codeFor(await sign(claims()), '')]).toEqual([
      'GATEWAY_ONLY',
      'GATEWAY_ONLY',
    ]);
    expect(await codeFor(undefined)).toBe('TOKEN_MISSING');
  });

  it('of a session that only knew the password show nothing clear', async () => {
    const headers = { 'x-linli-gateway': identity.gatewayToken, authorization: `Bearer ${await sign({ ...claims(), amr: ['pwd'] })}` };
    expect(await identity.verifier.actorOf({ id: 'r-2', headers })).toMatchObject({ strength: 'password' });
  });

  it('of a service by itself are for inside, for a minute, for figures under one area', async () => {
    const askInside = async (body: object, gatewayToken = identity.gatewayToken) =>
      fetch(new URL('/internal/service-token', await identity.app.getUrl()), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-linli-gateway': gatewayToken },
        body: JSON.stringify(body),
      });
    const { accessToken } = (await (await askInside({ service: 'notifications', scope: committee })).json()) as { accessToken: string };
    const headers = { 'x-linli-gateway': identity.gatewayToken, authorization: `Bearer ${accessToken}` };
    expect(await identity.verifier.actorOf({ id: 'r-3', headers })).toMatchObject({
      ...{ subject: 'service:notifications', kind: 'service', strength: 'key' },
      grants: [{ role: 'service', scope: committee }],
    });
    const { iat = 0, exp = 0 } = decodeJwt(accessToken);
    expect(exp - iat).toBe(60);
    expect((await askInside({ service: 'notifications', scope: committee }, 'guess')).status).toBe(403);
    expect((await askInside({ service: 'operator', scope: committee })).status).toBe(422);
    expect((await askInside({ service: 'notifications', scope: '*' })).status).toBe(422);
  });

  describe('of a machine', () => {
    const clientId = 'hospital-his';
    let clientKey: CryptoKey;
    const assertion = (signer: CryptoKey): Promise<string> =>
      new SignJWT({ iss: clientId, sub: clientId, aud: `${identity.publicUrl}/oidc`, jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(signer);
    const askAs = async (client_assertion: string) =>
      ask({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion,
      });

    beforeAll(async () => {
      const pair = await generateKeyPair('ES256');
      clientKey = pair.privateKey;
      const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] };
      await asService(identity.app.get(DataSource), 'test', async (tx) => {
        await new RegisterClient().execute(tx, { id: clientId, name: 'Hospital', jwks });
        const grant = { subject: clientId, role: 'integrator' as const, scope: committee, from: new Date(0), until: null };
        await new GiveGrant().execute(tx, { ...grant, grantedBy: 'test', reason: 'test' });
      });
    });

    it('are given for a signature with its own key, once', async () => {
      const proof = await assertion(clientKey);
      const { body } = await askAs(proof);
      const headers = { 'x-linli-gateway': identity.gatewayToken, authorization: `Bearer ${body['access_token']}` };
      expect(await identity.verifier.actorOf({ id: 'r-3', headers })).toMatchObject({
        subject: clientId,
        kind: 'client',
        strength: 'key',
        grants: [{ role: 'integrator', scope: committee }],
      });
      expect((await askAs(proof)).status).toBe(401);
    });

    it('are not given for the signature of another', async () => {
      expect((await askAs(await assertion((await generateKeyPair('ES256')).privateKey))).status).toBe(401);
    });
  });

  describe('that are renewed', () => {
    it('come with a new refresh token; using the old one again ends all of them', async () => {
      const verifier = 'a'.repeat(64);
      const password = readSecret('demo-password');
      const first = await signInForTokens(verifier, password);
      const renew = (refresh_token: string) => ask({ grant_type: 'refresh_token', client_id: 'linli-cli', refresh_token });
      const second = await renew(first['refresh_token'] ?? '');
      expect(decodeJwt(second.body['access_token'] ?? '')).toMatchObject({ amr: ['pwd', 'otp', 'mfa'], kind: 'person' });
      expect((await renew(first['refresh_token'] ?? '')).body['error']).toBe('invalid_grant');
      expect((await renew(second.body['refresh_token'] ?? '')).body['error']).toBe('invalid_grant');
    });

    it('lie nowhere in the database', async () => {
      const tokens = await signInForTokens('b'.repeat(64), readSecret('demo-password'));
      const stored = JSON.stringify(await rows(identity.database.adminUrl, 'SELECT * FROM oidc_record'));
      expect(stored).not.toContain(tokens['refresh_token']);
    });
  });

  /** The pages again, and then the whole answer of the token endpoint. */
  const signInForTokens = async (code_verifier: string, password: string): Promise<Record<string, string>> => {
    const { authorizationCode } = await import('./authorization-code.js');
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const code = await authorizationCode(identity.publicUrl, challenge, password, 'committee-worker');
    const redirect_uri = 'http://127.0.0.1/signed-in';
    return (await ask({ grant_type: 'authorization_code', client_id: 'linli-cli', code, redirect_uri, code_verifier })).body;
  };

  describe('let people give roles', () => {
    const grants = '/identity/grants';
    const wanted = { to: 'gate-keeper', role: 'volunteer', scope: committee, reason: 'mask round' };

    it('within their own committee, and take them back', async () => {
      const lead = await token('committee-lead');
      const given = await identity.call(grants, lead, 'POST', wanted);
      expect(given).toMatchObject({ status: 201, body: { role: 'volunteer', scope: committee } });
      expect(decodeJwt(await token('gate-keeper'))['grants']).toContainEqual({ role: 'volunteer', scope: committee });
      const revoked = await identity.call(`${grants}/${String(given.body['id'])}`, lead, 'DELETE', { reason: 'round is over' });
      expect(revoked).toMatchObject({ status: 200, body: { revocationReason: 'round is over' } });
      expect(decodeJwt(await token('gate-keeper'))['grants']).not.toContainEqual({ role: 'volunteer', scope: committee });
    });

    it('and show nobody what is granted elsewhere', async () => {
      const listed = JSON.stringify((await identity.call(grants, await token('committee-lead'))).body);
      expect(listed).toContain('committee-worker');
      expect(listed).not.toContain('"operator"');
    });

    it('and tell who can be given work there, to colleagues and nobody else', async () => {
      const colleagues = (area: string) => `/identity/colleagues?area=${area}`;
      const listed = await identity.call(colleagues(committee), await token('committee-worker'));
      expect(listed.status).toBe(200);
      expect((listed.body as unknown as { handle: string; role: string }[]).map(({ handle, role }) => [handle, role])).toEqual([
        ['committee-lead', 'committee-lead'],
        ['committee-worker', 'committee-worker'],
      ]);
      const above = await identity.call(`${colleagues(committee)}&above=yes`, await token('committee-worker'));
      const roles = (above.body as unknown as { role: string }[]).map(({ role }) => role);
      expect(roles.sort()).toEqual(['committee-lead', 'committee-worker', 'doctor']);
      expect((await identity.call(colleagues(sibling), await token('committee-worker'))).body).toEqual([]);
      expect((await identity.call(colleagues('*'), await token('committee-worker'))).body['code']).toBe('INPUT_INVALID');
      expect((await identity.call(colleagues(committee), await token('gate-keeper'))).body['code']).toBe('ACTION_NOT_ALLOWED');
    });

    it.each([
      ['committee-lead', { ...wanted, scope: sibling }, 403, 'ACTION_NOT_ALLOWED'],
      ['committee-lead', { ...wanted, role: 'subdistrict-officer' }, 403, 'ACTION_NOT_ALLOWED'],
      ['committee-lead', { ...wanted, to: 'committee-lead' }, 403, 'ACTION_NOT_ALLOWED'],
      ['committee-lead', { ...wanted, to: 'nobody-known' }, 404, 'NOT_FOUND'],
      ['committee-lead', { ...wanted, reason: '' }, 400, 'INPUT_INVALID'],
      ['committee-lead', { ...wanted, scope: '*' }, 422, 'INPUT_INVALID'],
      ['committee-worker', wanted, 403, 'ACTION_NOT_ALLOWED'],
      ['operator', { ...wanted, role: 'committee-worker' }, 403, 'ACTION_NOT_ALLOWED'],
    ])('but not: %s %j', async (handle, body, _status, code) => {
      const answer = await identity.call(grants, await token(handle), 'POST', body);
      expect(answer.body['code']).toBe(code);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    });
  });

  it('make no demonstration persons for anybody but the gateway', async () => {
    const body = JSON.stringify([{ handle: 'intruder', role: 'operator', scope: '310000000000' }]);
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${identity.publicUrl}/identity/demo-persons`, { method: 'POST', headers, body })).status).toBe(403);
  });
});
