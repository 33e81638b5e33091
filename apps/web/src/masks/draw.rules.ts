import type { Draw } from './masks.graph.js';

/** Lower-case hex, as the seed and its commitment are published. */
async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type Verdict = 'same' | 'other-seed' | 'other-order';

/**
 * Draws again in this browser, with nothing of the service: the seed has to be the one whose hash was published before
 * anybody booked, and the order is by SHA-256 of `<seed>:<reservationId>`, the smallest first.
 */
export async function drawnAgain({ seed, commitment, entries }: Pick<Draw, 'seed' | 'commitment' | 'entries'>): Promise<Verdict> {
  if ((await sha256(seed)) !== commitment) return 'other-seed';
  const drawn = await Promise.all(entries.map(async ({ reservationId: id }) => ({ id, hash: await sha256(`${seed}:${id}`) })));
  drawn.sort((one, other) => (one.hash < other.hash ? -1 : 1));
  const placed = entries.toSorted((one, other) => one.place - other.place);
  return drawn.every(({ id }, index) => placed[index]?.reservationId === id && placed[index].place === index + 1) ? 'same' : 'other-order';
}
