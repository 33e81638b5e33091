import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** Second factor of a demonstration person, base32: whoever reads the password of the local stack can compute it. */
export const demoTotpSecret = (password: string, handle: string): string =>
  base32(createHmac('sha256', password).update(`totp:${handle}`).digest().subarray(0, 20));
