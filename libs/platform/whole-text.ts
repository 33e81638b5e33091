import { Rejection } from './rejection.js';

/** PostgreSQL keeps no NUL, and half a character would come back as another one. */
export const isWhole = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Twice as deep as any input of ours; what lies deeper costs whoever reads it, or writes it into a message. */
const deepest = 16;

/**
 * Looks at every text in what was sent.
 * @throws Rejection INPUT_INVALID with the name of the outermost field, also for what lies too deep
 */
export function checkTexts(sent: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(sent)) if (!isKept(value, deepest)) throw new Rejection('INPUT_INVALID', { field });
}

function isKept(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return isWhole(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isKept(inner, levels - 1));
}
