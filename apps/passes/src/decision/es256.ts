import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64url } from './bytes.js';

/** A P-256 public key as in RFC 7518, 6.2: coordinates in base64url. */
export interface PublicKey {
  x: string;
  y: string;
}

/** Checks a signature over SHA-256 of the message; false for every signature that is not the one our signer makes. */
export type Verify = (key: PublicKey, message: Uint8Array, signature: Uint8Array) => boolean;

type Point = InstanceType<typeof p256.Point>;

const windowBits = 6;
const mostKeys = 32;
const points = new Map<string, Point>();

/** The point of a key with its multiples: they take some milliseconds once and make every decision five times as fast. */
function pointOf({ x, y }: PublicKey): Point {
  const known = points.get(`${x}.${y}`);
  if (known) return known;
  const point = p256.Point.fromBytes(Uint8Array.from([4, ...fromBase64url(x), ...fromBase64url(y)]));
  point.precompute(windowBits, false);
  if (points.size >= mostKeys) points.clear();
  points.set(`${x}.${y}`, point);
  return point;
}

/**
 * FIPS 186-5, 6.4.2, in a browser as on a server, without asking either. Of two signatures that say the same only the one with the lower s counts.
 */
export const verifyEs256: Verify = (key, message, signature) => {
  try {
    const {
      Point,
      Point: { Fn },
    } = p256;
    const found = p256.Signature.fromBytes(signature);
    if (found.hasHighS()) return false;
    const inverse = Fn.inv(found.s);
    const digest = Fn.create(sha256(message).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
    const [of, by] = [Fn.mul(digest, inverse), Fn.mul(found.r, inverse)];
    const sum = Point.BASE.multiplyUnsafe(of).add(pointOf(key).multiplyUnsafe(by));
    return !sum.is0() && Fn.create(sum.toAffine().x) === found.r;
  } catch {
    return false;
  }
};
