import { isUnder } from '#platform/actor.js';
import { smallestShownCount, type Sight } from '#platform/policy.js';

/** Counts from 1 to 4 are hidden from whoever may not see people, and with one of them all others: a sum would give it away. */
export function shownFigure<Name extends string>(sight: Sight, path: string, counts: Record<Name, number>): Record<Name, number | null> {
  const exact = sight.exactCounts.some((scope) => isUnder(path, scope));
  const small = Object.values<number>(counts).filter((count) => count > 0 && count < smallestShownCount);
  const isShown = (count: number): boolean => exact || count === 0 || small.length === 0;
  return Object.fromEntries(Object.entries<number>(counts).map(([name, count]) => [name, isShown(count) ? count : null])) as Record<
    Name,
    number | null
  >;
}
