import { randomBytes } from 'node:crypto';

/** UUID version 7 (RFC 9562, 5.7): milliseconds first, so that new rows go to the end of an index. */
export function uuidv7(milliseconds = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => uuid.test(text);

/** What is not a UUID is the id of nothing, and must not reach a statement. */
export const uuidOrNull = (text: string | null | undefined): string | null => (text && isUuid(text) ? text.toLowerCase() : null);

export const idOfNothing = '00000000-0000-0000-0000-000000000000';

export const uuidOf = (text: string): string => uuidOrNull(text) ?? idOfNothing;

export const uuidsOf = (texts: readonly string[]): string[] => texts.map(uuidOf);
