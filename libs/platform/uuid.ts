import { randomUUID } from 'node:crypto';

/** UUID version 7 (RFC 9562, 5.7): milliseconds first, so that new rows go to the end of an index. */
export function uuidv7(milliseconds = Date.now()): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  // Version 4 has its random bits in the same places, and Node.js keeps some ready: bytes asked for one by one took a fifth of a gate check.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => uuid.test(text);

/** What is not a UUID is the id of nothing, and must not reach a statement. */
export const uuidOrNull = (text: string | null | undefined): string | null => (text && isUuid(text) ? text.toLowerCase() : null);

export const idOfNothing = '00000000-0000-0000-0000-000000000000';

export const uuidOf = (text: string): string => uuidOrNull(text) ?? idOfNothing;

export const uuidsOf = (texts: readonly string[]): string[] => texts.map(uuidOf);
