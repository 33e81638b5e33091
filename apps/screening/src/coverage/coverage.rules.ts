export interface CoverageFigure {
  campaignId: string;
  rooms: number;
  ended: number;
  personsKnown: number;
  personsAnswered: number;
}

/** What a reader is shown; null hides a count that could be somebody. */
export interface ShownCoverage {
  campaignId: string;
  rooms: number | null;
  ended: number | null;
  missing: number | null;
  personsKnown: number | null;
  personsAnswered: number | null;
}

const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest;

/**
 * Counts from 1 to below `smallest` are hidden from whoever may not see people, and with them the count that would give
 * them away by a subtraction: a small rest hides the part too. Zero is shown: "nobody is missing" is about nobody.
 */
export function shownCoverage(figure: CoverageFigure, exact: boolean, smallest: number): ShownCoverage {
  const { campaignId, rooms, ended, personsKnown, personsAnswered } = figure;
  const missing = rooms - ended;
  if (exact) return { campaignId, rooms, ended, missing, personsKnown, personsAnswered };
  const roomsPart = [ended, missing].some((count) => isSmall(count, smallest));
  const peoplePart = [personsAnswered, personsKnown - personsAnswered].some((count) => isSmall(count, smallest));
  return {
    campaignId,
    rooms: isSmall(rooms, smallest) ? null : rooms,
    ended: roomsPart ? null : ended,
    missing: roomsPart ? null : missing,
    personsKnown: isSmall(personsKnown, smallest) ? null : personsKnown,
    personsAnswered: peoplePart ? null : personsAnswered,
  };
}
