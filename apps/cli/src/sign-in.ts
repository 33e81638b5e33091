import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { CookieJar } from './cookie-jar.js';

const clientId = 'linli-cli';
const redirectUri = 'http://127.0.0.1/signed-in';
/** Sign-in takes six requests; more redirects or pages than this lead nowhere. */
const mostRequests = 15;

export interface Credentials {
  /** Address of the gateway. */
  publicUrl: string;
  handle: string;
  password: string;
  /** Base32; needed where the role asks for a second factor. */
  totpSecret?: string;
}

export interface SignedIn {
  accessToken: string;
  expiresAt: Date;
}

/** Signing in did not work; the message says at which step and with which status. */
export class SignInFailed extends Error {}

const random = (): string => randomBytes(32).toString('base64url');

function authorizationUrl(publicUrl: string, verifier: string, state: string): string {
  const url = new URL('/oidc/auth', publicUrl);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

const codeOf = (totpSecret: string): string => new TOTP({ secret: Secret.fromBase32(totpSecret), algorithm: 'SHA1' }).generate();

/** What a person would type into the page that `html` shows. */
function filledIn(html: string, { handle, password, totpSecret }: Credentials): Record<string, string> {
  const step = /data-step="(\w+)"/.exec(html)?.[1];
  if (step === 'password') return { handle, password };
  if (step === 'code' && totpSecret) return { code: codeOf(totpSecret) };
  throw new SignInFailed(step === undefined ? 'The provider shows no sign-in form.' : `The step "${step}" cannot be answered.`);
}

/**
 * Walks through the pages like a browser and returns the address to which the provider sends it back at the end. The provider
 * names its public address, which may not exist where this runs: every page is asked for at the gateway, and no other host
 * ever gets the password.
 */
async function walk(start: string, credentials: Credentials): Promise<URL> {
  const cookies = new CookieJar();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let requests = 0; requests < mostRequests; requests += 1) {
    const answer = await cookies.fetch(url, form);
    const location = answer.headers.get('location');
    if (location) {
      const next = new URL(location, url);
      if (next.href.startsWith(redirectUri)) return next;
      url = new URL(`${next.pathname}${next.search}`, credentials.publicUrl).href;
      form = undefined;
    } else if (answer.ok) form = new URLSearchParams(filledIn(await answer.text(), credentials));
    else throw new SignInFailed(`${new URL(url).pathname.split('/').slice(0, 3).join('/')} answered ${answer.status}.`);
  }
  throw new SignInFailed('The provider sends in circles.');
}

/**
 * Signs a person in through the pages of the provider: authorization code with PKCE, without a browser.
 * @throws SignInFailed when the provider refuses; TypeError when it cannot be reached.
 */
export async function signIn(credentials: Credentials): Promise<SignedIn> {
  const [verifier, state] = [random(), random()];
  const back = await walk(authorizationUrl(credentials.publicUrl, verifier, state), credentials);
  const code = back.searchParams.get('code');
  if (!code || back.searchParams.get('state') !== state) throw new SignInFailed(back.searchParams.get('error') ?? 'No code came back.');
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, code_verifier: verifier };
  const answer = await fetch(new URL('/oidc/token', credentials.publicUrl), { method: 'POST', body: new URLSearchParams(grant) });
  const tokens = (await answer.json()) as { access_token?: string; expires_in?: number; error_description?: string };
  if (!tokens.access_token) throw new SignInFailed(tokens.error_description ?? `The token endpoint answered ${answer.status}.`);
  return { accessToken: tokens.access_token, expiresAt: new Date(Date.now() + (tokens.expires_in ?? 0) * 1_000) };
}
