import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { TOTP } from 'otpauth';
import { readSecret } from '#platform/config.js';
import { demoTotpSecret } from '#platform/demo-person.js';
import { rows } from '#testing/stack.js';
import { CookieJar } from '../../cli/src/cookie-jar.js';
import { signIn } from '../../cli/src/sign-in.js';
import { IdentitySettings, type IdentityConfig } from '../src/identity.config.js';
import { committee, identityUnderTest, type IdentityUnderTest } from './identity-under-test.js';

describe('signing in', () => {
  let identity: IdentityUnderTest;
  let password: string;

  const credentials = (handle: string) => ({
    publicUrl: identity.publicUrl,
    handle,
    password,
    totpSecret: demoTotpSecret(password, handle),
  });
  const codeOf = (handle: string): string => new TOTP({ secret: demoTotpSecret(password, handle) }).generate();
  const query = { client_id: 'linli-cli', response_type: 'code', scope: 'openid', redirect_uri: 'http://127.0.0.1/signed-in' };
  const pkce = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };

  /** Opens the sign-in page like a new browser and returns how to send its form. */
  const openPage = async (cookies = new CookieJar()) => {
    const start = `${identity.publicUrl}/oidc/auth?${new URLSearchParams({ ...query, ...pkce }).toString()}`;
    const page = (await cookies.fetch(start)).headers.get('location') ?? '';
    const url = new URL(page, identity.publicUrl).href;
    const show = async (headers = ''): Promise<Response> => cookies.fetch(url + headers);
    const send = async (fields: Record<string, string>): Promise<Response> => cookies.fetch(url, new URLSearchParams(fields));
    return { show, send };
  };

  beforeAll(async () => {
    identity = await identityUnderTest();
    password = readSecret('demo-password');
  }, 60_000);
  afterAll(() => identity.stop());

  it('gives a worker a token of ten minutes that says what they hold and how they proved who they are', async () => {
    const { accessToken, expiresAt } = await signIn(credentials('committee-worker'));
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(accessToken);
    expect(claims).toMatchObject({ iss: `${identity.publicUrl}/oidc`, aud: 'linli', kind: 'person', amr: ['pwd', 'otp', 'mfa'] });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(600);
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 500_000);
    const request = { id: 'r-1', headers: { authorization: `Bearer ${accessToken}`, 'x-linli-gateway': identity.gatewayToken } };
    expect(await identity.verifier.actorOf(request)).toMatchObject({
      kind: 'person',
      strength: 'two-factor',
      grants: [{ role: 'committee-worker', scope: committee }],
    });
  });

  it('does the same for every demonstration person', async () => {
    for (const handle of ['committee-lead', 'gate-keeper', 'operator'])
      expect((await signIn(credentials(handle))).accessToken).toBeTruthy();
  });

  it('refuses a program that does not bring PKCE', async () => {
    const answer = await fetch(`${identity.publicUrl}/oidc/auth?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });

  it.each([
    ['zh', '登录邻里'],
    ['en', 'Sign in to Linli'],
    ['ja', 'ログイン'],
    ['ko', '로그인'],
  ])('shows a page in %s, labelled, without any script, and allows none', async (language, title) => {
    const answer = await (await openPage()).show(`?language=${language}`);
    const html = await answer.text();
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(title);
    expect(html).toMatch(/<label for="handle">.*<label for="password">/s);
    expect(html).not.toMatch(/<script|javascript:| on\w+=/i);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('says the same of a wrong password and of somebody who does not exist', async () => {
    const page = await openPage();
    const wrong = await page.send({ handle: 'gate-keeper', password: 'wrong', language: 'en' });
    const unknown = await page.send({ handle: 'nobody', password: 'wrong', language: 'en' });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect((await wrong.text()).replace('gate-keeper', '')).toBe((await unknown.text()).replace('nobody', ''));
  });

  it('shows what was typed as text and not as markup', async () => {
    const answer = await (await openPage()).send({ handle: '"><b>x', password: 'wrong' });
    expect(await answer.text()).toContain('value="&quot;&gt;&lt;b&gt;x"');
  });

  it('makes a stranger wait after five wrong passwords, even with the right one, and not the device of the owner', async () => {
    const owner = new CookieJar();
    const own = await openPage(owner);
    await own.send({ handle: 'operator', password });
    await own.send({ code: codeOf('operator') });
    const stranger = await openPage();
    for (let guess = 0; guess < 5; guess += 1)
      expect((await stranger.send({ handle: 'operator', password: `guess-${guess}` })).status).toBe(422);
    const waiting = await stranger.send({ handle: 'operator', password, language: 'en' });
    expect(waiting.status).toBe(429);
    expect(await waiting.text()).toContain('Try again in 3 min');
    const again = await openPage(owner);
    expect((await again.send({ handle: 'operator', password })).status).toBe(303);
  });

  it('counts many guesses at once as many', async () => {
    const page = await openPage();
    const guesses = await Promise.all(Array.from({ length: 15 }, (_, guess) => page.send({ handle: 'somebody', password: `${guess}` })));
    expect(guesses.filter(({ status }) => status === 422)).toHaveLength(5);
  });

  it('lets a demonstration person in with one click, says so on the page, and does neither in production', async () => {
    const page = await openPage();
    expect(await (await page.show('?language=en')).text()).toContain('<button name="demo" value="operator">Operator</button>');
    expect((await page.send({ demo: 'operator' })).headers.get('location')).toContain('/oidc/auth/');
    const stranger = await openPage();
    for (const demo of ['resident', 'nobody', '']) expect((await stranger.send({ demo })).status).toBe(422);
    const settings = identity.app.get<IdentityConfig>(IdentitySettings);
    settings.LINLI_ENV = 'production';
    const live = await openPage();
    expect(await (await live.show()).text()).not.toContain('name="demo"');
    expect((await live.send({ demo: 'operator' })).status).toBe(422);
    settings.LINLI_ENV = 'test';
  });

  it('does not go on without the right code, and takes a code once', async () => {
    await rows(identity.database.adminUrl, `UPDATE person SET demo = false, totp_step = 0 WHERE handle = 'gate-keeper'`);
    const code = codeOf('gate-keeper');
    const first = await openPage();
    await first.send({ handle: 'gate-keeper', password });
    expect((await first.send({ code: '000000' })).status).toBe(422);
    expect((await first.send({ code })).headers.get('location')).toContain('/oidc/auth/');
    const second = await openPage();
    await second.send({ handle: 'gate-keeper', password });
    expect((await second.send({ code })).status).toBe(422);
  });

  it('has a worker without a second factor set one up first', async () => {
    await rows(identity.database.adminUrl, `UPDATE person SET totp_secret = NULL, demo = false WHERE handle = 'committee-lead'`);
    const page = await openPage();
    await page.send({ handle: 'committee-lead', password });
    const html = await (await page.show()).text();
    const secret = /<code>(\w+)<\/code>/.exec(html)?.[1] ?? '';
    expect(html).toContain('data-step="enrol"');
    const done = await page.send({ code: new TOTP({ secret }).generate() });
    expect(done.headers.get('location')).toContain('/oidc/auth/');
    const stored = await rows(identity.database.adminUrl, `SELECT totp_secret FROM person WHERE handle = 'committee-lead'`);
    expect(JSON.stringify(stored)).not.toContain(secret);
  });
});
