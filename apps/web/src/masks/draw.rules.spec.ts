import { describe, expect, it } from '@jest/globals';
import { commitmentOf, drawOrder } from '#platform/draw.js';
import { drawnAgain } from './draw.rules.js';

const seed = 'a1b2c3';
const ids = Array.from({ length: 200 }, (_, number) => `reservation-${number}`);
const entries = drawOrder(seed, ids).map((reservationId, index) => ({ reservationId, place: index + 1 }));
const draw = { seed, commitment: commitmentOf(seed), entries };

describe('a draw that is drawn again in the browser', () => {
  it('is the same as the service drew', async () => {
    expect(await drawnAgain(draw)).toBe('same');
    expect(await drawnAgain({ ...draw, entries: entries.toReversed() })).toBe('same');
  });

  it('is another one when the seed was changed or two people changed places', async () => {
    expect(await drawnAgain({ ...draw, seed: 'a1b2c4' })).toBe('other-seed');
    const swapped = entries.map((entry) => (entry.place < 3 ? { ...entry, place: 3 - entry.place } : entry));
    expect(await drawnAgain({ ...draw, entries: swapped })).toBe('other-order');
  });
});
