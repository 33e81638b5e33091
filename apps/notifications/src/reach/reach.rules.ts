import type { Language } from '#contracts/shared.js';

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

const steps = ['targeted', 'delivered', 'read', 'acknowledged'] as const;

/**
 * By language, as `shownReach` hides each; where what is hidden of a step could be had by taking the others from the whole, the next
 * smallest is hidden as well.
 */
export function shownByLanguage(figures: readonly (ReachFigure & { language: Language })[], exact: boolean, smallest: number) {
  const shown = figures.map((figure) => ({ language: figure.language, ...shownReach(figure, exact, smallest) }));
  for (const step of steps) {
    const hidden = figures.flatMap((figure, index) => (shown[index]?.[step] === null ? [figure[step]] : []));
    const others = shown.filter((one) => one[step]).sort((one, other) => (one[step] ?? 0) - (other[step] ?? 0));
    while (
      hidden.length === 1 ||
      isSmall(
        hidden.reduce((sum, count) => sum + count, 0),
        smallest,
      )
    ) {
      const next = others.shift();
      if (!next) break;
      hidden.push(next[step] ?? 0);
      next[step] = null;
    }
  }
  return shown;
}
