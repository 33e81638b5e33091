import { createHmac, timingSafeEqual } from 'node:crypto';

export const signatureHeader = 'x-linli-signature';
export const timestampHeader = 'x-linli-timestamp';

/** HMAC-SHA256 over the time, in seconds since 1970, a full stop and the body as it is sent. */
export const signatureOf = (secret: string, timestamp: string, body: string | Buffer): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

export const isSigned = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};
