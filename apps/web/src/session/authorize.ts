import { challengeOf, randomText } from './proof.js';

/** Whoever signs in comes back here. */
export const returnPath = '/signed-in';
const clientId = 'linli-web';
const pendingKey = 'linli-sign-in';

/** What this tab remembers while somebody is on the sign-in page; the verifier is worth nothing without the code. */
interface Pending {
  verifier: string;
  state: string;
  returnTo: string;
}

export interface Tokens {
  accessToken: string;
  idToken: string;
}

const redirectUri = (): string => location.origin + returnPath;

async function authorizeUrl(verifier: string, state: string, more: Record<string, string> = {}): Promise<string> {
  const code_challenge = await challengeOf(verifier);
  const asked = { client_id: clientId, redirect_uri: redirectUri(), response_type: 'code', scope: 'openid', state };
  return `/oidc/auth?${new URLSearchParams({ ...asked, code_challenge, code_challenge_method: 'S256', ...more }).toString()}`;
}

async function exchange(code: string, code_verifier: string): Promise<Tokens> {
  const form = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri(), code, code_verifier };
  const response = await fetch('/oidc/token', { method: 'POST', body: new URLSearchParams(form) });
  if (!response.ok) throw new Error(`The code was not exchanged: ${response.status}`);
  const { access_token, id_token } = (await response.json()) as { access_token: string; id_token: string };
  return { accessToken: access_token, idToken: id_token };
}

/**
 * Tokens for whoever is signed in at the provider already, without showing anything: it answers with a redirect to this
 * same origin, whose address carries the code. Undefined when nobody is.
 */
export async function askSilently(): Promise<Tokens | undefined> {
  const [verifier, state] = [randomText(), randomText()];
  const { url, ok } = await fetch(await authorizeUrl(verifier, state, { prompt: 'none' }));
  const answer = new URL(url).searchParams;
  const code = answer.get('code');
  if (code && answer.get('state') === state) return exchange(code, verifier);
  if (ok && answer.has('error')) return undefined;
  throw new Error('The identity provider does not answer.');
}

/** Leaves for the sign-in page, and comes back to the address of now. */
export async function leaveToSignIn(language: string, returnTo = location.pathname + location.search): Promise<void> {
  const pending: Pending = { verifier: randomText(), state: randomText(), returnTo };
  sessionStorage.setItem(pendingKey, JSON.stringify(pending));
  location.assign(await authorizeUrl(pending.verifier, pending.state, { ui_locales: language }));
}

/** Back from the sign-in page: the tokens, and where the person wanted to go. Undefined when this tab did not ask. */
export async function comeBack(search = new URLSearchParams(location.search)): Promise<(Tokens & { returnTo: string }) | undefined> {
  const stored = sessionStorage.getItem(pendingKey);
  sessionStorage.removeItem(pendingKey);
  const pending = stored === null ? undefined : (JSON.parse(stored) as Pending);
  const code = search.get('code');
  if (!pending || !code || search.get('state') !== pending.state) return undefined;
  return { ...(await exchange(code, pending.verifier)), returnTo: pending.returnTo };
}

export function leaveToSignOut(idToken: string): void {
  const asked = { client_id: clientId, id_token_hint: idToken, post_logout_redirect_uri: `${location.origin}/` };
  location.assign(`/oidc/session/end?${new URLSearchParams(asked).toString()}`);
}
