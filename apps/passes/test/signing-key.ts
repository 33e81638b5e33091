import { p256 } from '@noble/curves/nist.js';
import { toBase64url, toHex } from '../src/decision/bytes.js';
import type { Sign } from '../src/decision/cose.js';
import type { TrustedKey } from '../src/decision/lists.js';

/** A key of its own for a spec. */
export interface SpecKey extends TrustedKey {
  sign: Sign;
}

export function specKey(keyId = toHex(p256.utils.randomSecretKey()).slice(0, 16), secret = p256.utils.randomSecretKey()): SpecKey {
  const point = p256.getPublicKey(secret, false);
  const [x, y] = [toBase64url(point.slice(1, 33)), toBase64url(point.slice(33))];
  return { keyId, x, y, signsUntil: null, sign: (message) => p256.sign(message, secret, { lowS: true, prehash: true }) };
}
