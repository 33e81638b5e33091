import type { PassClass } from '#contracts/passes.events.js';
import { fromBase45, toBase45 } from './base45.js';
import { fromHex, fromUuid, toHex, toUuid } from './bytes.js';
import { readSigned, type Sign, type Signed, signed, type Unreadable } from './cose.js';

/** What a token starts with; `1` is the version of what follows. */
export const tokenPrefix = 'LL1:';
/** Characters; more than any of ours has, less than a hostile one would need to keep a scanner busy. */
export const longestToken = 600;
/** Seconds that a code on a screen lives. */
export const dynamicLifeSeconds = 60;

const classes = ['resident', 'visitor', 'vehicle'] as const satisfies readonly PassClass[];
const lives = ['static', 'dynamic'] as const;
/** Claims of RFC 8392 and, below -70000, our own. */
const claim = {
  issuer: 1,
  expires: 4,
  notBefore: 5,
  issued: 6,
  passId: 7,
  passClass: -70001,
  compound: -70002,
  hours: -70003,
  holder: -70004,
  life: -70005,
};

/** Minutes of a day in China. */
export type Hours = readonly [from: number, until: number];

/** Everything a token says. No name, no number, nothing about health. */
export interface Claims {
  /** Code of the district whose key signed it. */
  issuer: string;
  passId: string;
  passClass: PassClass;
  /** Code of the compound whose gates it opens. */
  compound: string;
  /** Seconds since 1970. */
  issued: number;
  notBefore: number;
  expires: number;
  hours: Hours | null;
  /** Hash that binds it to its holder; 32 hexadecimal digits. */
  holder: string;
  /** `static` is printed, `dynamic` is shown on a screen and lives a minute. */
  life: 'static' | 'dynamic';
}

export interface ReadToken {
  claims: Claims;
  signed: Signed;
}

export type TokenFault = 'oversized' | 'foreign' | 'not-base45' | Unreadable;

export const payloadOf = (claims: Claims): Map<number, unknown> =>
  new Map<number, unknown>([
    [claim.issuer, claims.issuer],
    [claim.expires, claims.expires],
    [claim.notBefore, claims.notBefore],
    [claim.issued, claims.issued],
    [claim.passId, fromUuid(claims.passId)],
    [claim.passClass, classes.indexOf(claims.passClass)],
    [claim.compound, claims.compound],
    ...(claims.hours ? [[claim.hours, [...claims.hours]] as const] : []),
    [claim.holder, fromHex(claims.holder)],
    [claim.life, lives.indexOf(claims.life)],
  ]);

export const writeToken = (claims: Claims, keyId: string, sign: Sign): string =>
  tokenPrefix + toBase45(signed(payloadOf(claims), keyId, sign));

/** What a scanned text says, whoever signed it. */
export function readToken(text: string): ReadToken | TokenFault {
  if (text.length > longestToken) return 'oversized';
  if (!text.startsWith(tokenPrefix)) return 'foreign';
  const bytes = fromBase45(text.slice(tokenPrefix.length));
  if (!bytes) return 'not-base45';
  const message = readSigned(bytes);
  if (typeof message === 'string') return message;
  const claims = claimsOf(message.payload);
  return claims ? { claims, signed: message } : 'malformed';
}

const isSeconds = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isMinutes = (value: unknown): value is number => isSeconds(value) && value <= 1_440;
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value.length === 16;

function claimsOf(payload: Map<number, unknown>): Claims | null {
  const of = (name: keyof typeof claim): unknown => payload.get(claim[name]);
  const [issuer, compound, passId, holder] = [of('issuer'), of('compound'), of('passId'), of('holder')];
  const [issued, notBefore, expires] = [of('issued'), of('notBefore'), of('expires')];
  const passClass = classes[of('passClass') as number];
  const hours = hoursOf(of('hours'));
  const life = lives[of('life') as number];
  if (typeof issuer !== 'string' || typeof compound !== 'string' || !isBytes(passId) || !isBytes(holder)) return null;
  if (!isSeconds(issued) || !isSeconds(notBefore) || !isSeconds(expires)) return null;
  if (!passClass || hours === undefined || !life || payload.size !== Object.keys(claim).length - (hours ? 0 : 1)) return null;
  return { issuer, compound, issued, notBefore, expires, passClass, hours, passId: toUuid(passId), holder: toHex(holder), life };
}

/** Null where there are none, nothing where they are wrong. */
function hoursOf(value: unknown): Hours | null | undefined {
  if (value === undefined) return null;
  const [from, until] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  return isMinutes(from) && isMinutes(until) ? [from, until] : undefined;
}
