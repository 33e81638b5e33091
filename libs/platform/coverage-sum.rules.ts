/** Counts of rooms; null where a small count is hidden. */
export interface CoverageCounts {
  rooms: number | null;
  ended: number | null;
  missing: number | null;
  /** ISO 8601. */
  asOf: string;
}

const sum = (counts: readonly (number | null)[]): number | null =>
  counts.some((count) => count === null) ? null : counts.reduce<number>((total, count) => total + (count ?? 0), 0);

/** The coverage of an area whose parts have a campaign each: hidden where one of them is, and as of the oldest. Null for no parts. */
export function summedCoverage(parts: readonly CoverageCounts[]): CoverageCounts | null {
  const [oldest] = parts.map(({ asOf }) => asOf).sort();
  if (oldest === undefined) return null;
  return {
    rooms: sum(parts.map(({ rooms }) => rooms)),
    ended: sum(parts.map(({ ended }) => ended)),
    missing: sum(parts.map(({ missing }) => missing)),
    asOf: oldest,
  };
}
