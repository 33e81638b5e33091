import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { readSecret } from '#platform/config.js';
import { IdentitySettings, type IdentityConfig } from '../identity.config.js';

const cookieName = 'linli_device';
const rememberedSeconds = 180 * 86_400;

/**
 * A device on which somebody once signed in carries a signed cookie and is counted by itself. All others share one count
 * for a handle: so a stranger can guess no faster with many devices, and cannot keep the owner waiting on theirs.
 */
@Injectable()
export class Devices {
  private readonly key = Buffer.from(hkdfSync('sha256', Buffer.from(readSecret('kek'), 'base64'), '', 'identity devices', 32));

  constructor(@Inject(IdentitySettings) private readonly config: IdentityConfig) {}

  /** Value of `set-cookie` after somebody signed in. */
  newCookie(handle: string, path = '/oidc'): string {
    const nonce = randomBytes(12).toString('base64url');
    const secure = this.config.IDENTITY_ISSUER.startsWith('https:') ? '; Secure' : '';
    return `${cookieName}=${nonce}.${this.sign(handle, nonce)}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${rememberedSeconds}${secure}`;
  }

  /** Key of the count of attempts for this handle from the device that sent this `cookie` header. */
  attemptKey(handle: string, cookies: string | undefined): string {
    const [nonce = '', signature = ''] = (cookieIn(cookies) ?? '').split('.');
    const device = same(signature, this.sign(handle, nonce)) ? nonce : 'unknown';
    return createHash('sha256').update(`${handle}\0${device}`).digest('base64url');
  }

  private sign(handle: string, nonce: string): string {
    return createHmac('sha256', this.key).update(`${handle}\0${nonce}`).digest('base64url');
  }
}

const same = (given: string, expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

const cookieIn = (header: string | undefined): string | undefined =>
  header
    ?.split('; ')
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
