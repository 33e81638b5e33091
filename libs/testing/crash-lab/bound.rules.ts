const confidence = 0.95;

/** How likely it is that a thing that happens `mean` times on average happens no more than `times` times (Poisson). */
function atMost(times: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let k = 0; k <= times; term *= mean / ++k) sum += term;
  return sum;
}

/**
 * The largest share of trials that can go wrong, when `found` of `trials` did, without such a run being a surprise (95 %). For none
 * found it is the 3/n of the textbooks; it is never 0, for what was not seen is not thereby impossible.
 */
export function boundOf(found: number, trials: number): number {
  if (trials <= 0) return 1;
  let [low, high] = [found, found + 10 * Math.sqrt(found + 1)];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(found, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return Math.min(1, high / trials);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
