export interface Spread {
  min: number;
  median: number;
  max: number;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((one, other) => one - other);

/** The value below which `share` of all lie. 0 of nothing. */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export const spreadOf = (values: readonly number[]): Spread => ({
  min: percentile(values, 0),
  median: percentile(values, 0.5),
  max: percentile(values, 1),
});

/** Three digits are all that a shared machine can say. */
export const rounded = (value: number): number => (Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3)));
