import { Rejection } from './rejection.js';

/** PostgreSQL keeps no NUL, and half a character would come back as another one. */
export const isWhole = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/**
 * Looks at every text in what was sent, however deep it lies.
 * @throws Rejection INPUT_INVALID with the name of the outermost field
 */
export function checkTexts(sent: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(sent)) {
    const waiting: unknown[] = [value];
    while (waiting.length > 0) {
      const next = waiting.pop();
      if (typeof next === 'string' && !isWhole(next)) throw new Rejection('INPUT_INVALID', { field });
      if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) waiting.push(inner);
    }
  }
}
