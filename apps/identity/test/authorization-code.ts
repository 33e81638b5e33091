import { TOTP } from 'otpauth';
import { demoTotpSecret } from '#platform/demo-person.js';
import { CookieJar } from '../../cli/src/cookie-jar.js';

/** Signs a demonstration person in and returns the code that the program would exchange. */
export async function authorizationCode(publicUrl: string, code_challenge: string, password: string, handle: string): Promise<string> {
  const cookies = new CookieJar();
  const query = { client_id: 'linli-cli', response_type: 'code', scope: 'openid', redirect_uri: 'http://127.0.0.1/signed-in' };
  const search = new URLSearchParams({ ...query, code_challenge, code_challenge_method: 'S256' }).toString();
  const next = async (path: string, form?: Record<string, string>): Promise<string> =>
    (await cookies.fetch(new URL(path, publicUrl).href, form && new URLSearchParams(form))).headers.get('location') ?? '';
  const page = await next(`/oidc/auth?${search}`);
  await next(page, { handle, password });
  const resume = await next(page, { code: new TOTP({ secret: demoTotpSecret(password, handle) }).generate() });
  return new URL(await next(resume)).searchParams.get('code') ?? '';
}
