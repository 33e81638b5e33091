export interface ArrivalsFrom {
  /** Null: places that are not told apart. */
  origin: string | null;
  /** Null: of fewer than five. */
  expected: number | null;
  arrived: number | null;
}

const plus = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one + other);

/** The places that most come from, as they are ranked, and all others as one line. */
export function topOrigins(ranked: readonly ArrivalsFrom[], most: number): ArrivalsFrom[] {
  const named = ranked.filter(({ origin }) => origin !== null);
  const [first, ...others] = [...named.slice(most), ...ranked.filter(({ origin }) => origin === null)];
  if (!first) return named;
  const rest = others.reduce(
    (sum, { expected, arrived }) => ({ origin: null, expected: plus(sum.expected, expected), arrived: plus(sum.arrived, arrived) }),
    { ...first, origin: null },
  );
  return [...named.slice(0, most), rest];
}
