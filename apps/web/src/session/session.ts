import { firstLanguage } from '../language/first-language.js';
import { askSilently, comeBack, leaveToSignIn, leaveToSignOut, returnPath, type Tokens } from './authorize.js';

export interface Grant {
  role: string;
  /** Area path: codes from the city down, joined by a point. */
  scope: string;
}

/** Who has signed in, as the token says it. */
export interface Person {
  subject: string;
  grants: Grant[];
}

const renewBeforeMs = 60_000;
const channel = new BroadcastChannel('linli-session');
const leavingKey = 'linli-signing-out';

interface Claims {
  sub: string;
  exp: number;
  grants: Grant[];
}

function claimsOf({ accessToken }: Tokens): Claims {
  const [, payload = ''] = accessToken.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}

/** Nobody is signed in any more: the page shows the way back and keeps what was typed. */
export class SignedOut extends Error {}

/** The tokens live in this object and nowhere else; a reload asks the provider anew, which knows the browser by its own cookie. */
export class Session {
  readonly person: Person;
  private renewing: Promise<void> | undefined;
  private over = false;

  constructor(private tokens: Tokens) {
    const { sub, grants } = claimsOf(tokens);
    this.person = { subject: sub, grants };
    channel.onmessage = () => location.assign('/');
  }

  /** Renewed a minute before it ends. @throws SignedOut */
  async accessToken(): Promise<string> {
    if (this.over) throw new SignedOut();
    if (claimsOf(this.tokens).exp * 1_000 - renewBeforeMs < Date.now()) await (this.renewing ??= this.renew());
    return this.tokens.accessToken;
  }

  signIn(): Promise<void> {
    return leaveToSignIn(firstLanguage());
  }

  signOut(): void {
    sessionStorage.setItem(leavingKey, 'yes');
    leaveToSignOut(this.tokens.idToken);
  }

  private async renew(): Promise<void> {
    try {
      const tokens = await askSilently();
      this.over = !tokens || claimsOf(tokens).sub !== this.person.subject;
      if (this.over || !tokens) throw new SignedOut();
      this.tokens = tokens;
    } finally {
      this.renewing = undefined;
    }
  }
}

/** The session of this tab; leaves the page when somebody has to sign in first, and then never settles. */
export async function openSession(): Promise<Session> {
  if (location.pathname === returnPath) {
    const back = await comeBack();
    history.replaceState(null, '', back?.returnTo ?? '/');
    if (back) return new Session(back);
  }
  const tokens = await askSilently();
  const leaving = sessionStorage.getItem(leavingKey) !== null;
  sessionStorage.removeItem(leavingKey);
  if (tokens) return new Session(tokens);
  // The other tabs go with this one, and not before: one that asked the provider while it ended the session would undo that.
  if (leaving) channel.postMessage('signed-out');
  await leaveToSignIn(firstLanguage());
  return new Promise(() => {});
}
