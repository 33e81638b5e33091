import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * What is published before anybody books: SHA-256 of the seed as text, in hexadecimal. With it nobody can choose another
 * seed afterwards. `printf %s "$SEED" | sha256sum` gives the same.
 */
export const commitmentOf = (seed: string): string => sha256(seed);

/**
 * The order of a draw: by SHA-256 of `<seed>:<id>` in hexadecimal, the smallest first. It depends on the seed and the ids
 * alone, not on when or in which order they came, so that anybody who has both can compute it again.
 */
export const drawOrder = (seed: string, ids: readonly string[]): string[] =>
  ids
    .map((id) => ({ id, lot: sha256(`${seed}:${id}`) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : one.lot > other.lot ? 1 : 0))
    .map(({ id }) => id);

/** A draw as it was published. */
export interface PublishedDraw {
  seed: string;
  commitment: string;
  /** In the order that was drawn. */
  order: readonly string[];
}

export type DrawFault = 'SEED_DIFFERS' | 'ORDER_DIFFERS';

/** What is wrong with a draw: the seed is not the one that was committed to, or the order does not follow from it. */
export function faultOfDraw({ seed, commitment, order }: PublishedDraw): DrawFault | undefined {
  if (commitmentOf(seed) !== commitment) return 'SEED_DIFFERS';
  const again = drawOrder(seed, order);
  return again.every((id, place) => id === order[place]) ? undefined : 'ORDER_DIFFERS';
}
