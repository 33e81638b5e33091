import type { Verify } from './es256.js';
import { type GateRules, isWithin } from './gate-rules.js';
import type { Lists, TrustedKey } from './lists.js';
import type { Reason } from './reasons.js';
import { type Claims, readToken, type ReadToken, type TokenFault } from './token.js';

/** Seconds by which the clocks of a phone, a gate and the service may differ. */
export const skewSeconds = 30;

const faults: Record<TokenFault, Reason> = {
  oversized: 'TOKEN_OVERSIZED',
  foreign: 'TOKEN_FOREIGN',
  'not-base45': 'TOKEN_NOT_BASE45',
  truncated: 'TOKEN_TRUNCATED',
  malformed: 'TOKEN_MALFORMED',
};

export interface TokenAnswer {
  /** Nothing where the token opens this gate now. */
  reason?: Reason;
  /** Of a token whose signature holds. */
  passId?: string;
}

/** Whether a scanned text opens this gate now, `now` in seconds since 1970. The first thing that is wrong is told. */
export function checkToken(text: string, gate: GateRules, lists: Lists, now: number, verify: Verify): TokenAnswer {
  const read = readToken(text);
  if (typeof read === 'string') return { reason: faults[read] };
  const key = keyOf(read, lists);
  if (!key || read.claims.issuer !== gate.district) return { reason: 'TOKEN_FOREIGN_KEY' };
  if (!verify(key, read.signed.message, read.signed.signature)) return { reason: 'TOKEN_FORGED' };
  if (key.signsUntil !== null && read.claims.issued > key.signsUntil) return { reason: 'TOKEN_KEY_RETIRED' };
  const { passId } = read.claims;
  const reason = timeReason(read.claims, now) ?? placeReason(read.claims, gate, now) ?? listReason(passId, lists);
  return reason ? { passId, reason } : { passId };
}

const keyOf = ({ signed }: ReadToken, lists: Lists): TrustedKey | undefined =>
  lists.trust?.keys.find(({ keyId }) => keyId === signed.keyId);

function timeReason({ issued, notBefore, expires, life }: Claims, now: number): Reason | undefined {
  if (Math.max(issued, notBefore) > now + skewSeconds) return 'TOKEN_NOT_YET_VALID';
  if (now < expires + (life === 'dynamic' ? skewSeconds : 0)) return undefined;
  return life === 'dynamic' ? 'TOKEN_REPLAYED' : 'TOKEN_EXPIRED';
}

function placeReason({ compound, hours }: Claims, gate: GateRules, now: number): Reason | undefined {
  if (compound !== gate.compound) return 'TOKEN_OTHER_COMPOUND';
  return hours && !isWithin(hours, now) ? 'TOKEN_OUTSIDE_HOURS' : undefined;
}

function listReason(passId: string, lists: Lists): Reason | undefined {
  const state = lists.revocations?.passes.get(passId);
  if (state === 'revoked') return 'PASS_REVOKED';
  return state === 'suspended' ? 'PASS_SUSPENDED' : undefined;
}
