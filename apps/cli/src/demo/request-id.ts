import { createHash } from 'node:crypto';

/** The same UUID for the same words, on every machine: a step of the seed that is said again changes nothing (RFC 9562, version 8). */
export function requestId(...words: readonly (string | number)[]): string {
  const bytes = createHash('sha256')
    .update(`linli-demo:${words.join(':')}`)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
