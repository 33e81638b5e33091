export interface ReachFigure {
  targeted: number;
  delivered: number;
  read: number;
  acknowledged: number;
}

/** What a reader is shown; null hides a count that could be somebody. */
export type ShownReach = Record<keyof ReachFigure, number | null>;

const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest;

/**
 * Counts from 1 to below `smallest` are hidden from whoever may not see people, with each that would give one away by a
 * subtraction from the one before it.
 */
export function shownReach(figure: ReachFigure, exact: boolean, smallest: number): ShownReach {
  if (exact) return { ...figure };
  const { targeted, delivered, read, acknowledged } = figure;
  const part = (count: number, whole: number): number | null =>
    isSmall(count, smallest) || isSmall(whole - count, smallest) ? null : count;
  return {
    targeted: isSmall(targeted, smallest) ? null : targeted,
    delivered: part(delivered, targeted),
    read: part(read, delivered),
    acknowledged: part(acknowledged, read),
  };
}
