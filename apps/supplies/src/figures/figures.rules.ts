import { smallestShownCount } from '#platform/policy.js';

export interface MaskCounts {
  booked: number;
  called: number;
  collected: number;
}

export type ShownMasks = { [Count in keyof MaskCounts]: number | null };

const isSmall = (count: number): boolean => count > 0 && count < smallestShownCount;

/**
 * Each count holds the next one. For whoever may not see people a small count is hidden, and so is one whose difference to a
 * count that is shown would be small: "299 of 300 have collected" is about somebody.
 */
export function shownMasks({ booked, called, collected }: MaskCounts, exact: boolean): ShownMasks {
  if (exact) return { booked, called, collected };
  const shown: ShownMasks = { booked: isSmall(booked) ? null : booked, called: null, collected: null };
  const above = (limit: number | null, count: number): boolean => !isSmall(count) && (limit === null || !isSmall(limit - count));
  if (above(shown.booked, called)) shown.called = called;
  if (above(shown.booked, collected) && above(shown.called, collected)) shown.collected = collected;
  return shown;
}

export interface HelpCounts {
  open: number;
  late: number;
  delivered: number;
}

/** The late ones are among the open ones; what was delivered stands for itself. */
export function shownHelp({ open, late, delivered }: HelpCounts, exact: boolean): { [Count in keyof HelpCounts]: number | null } {
  if (exact) return { open, late, delivered };
  const shownOpen = isSmall(open) ? null : open;
  const hidesLate = isSmall(late) || (shownOpen !== null && isSmall(open - late));
  return { open: shownOpen, late: hidesLate ? null : late, delivered: isSmall(delivered) ? null : delivered };
}
