import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commitmentOf, drawOrder, faultOfDraw } from './draw.js';

const seed = '9f2c64d1a1b84c0f7f6c2ad3e0d1b2a39f2c64d1a1b84c0f7f6c2ad3e0d1b2a3';
const ids = Array.from({ length: 20 }, (_, index) => `0198c0de-0000-7000-8000-${String(index).padStart(12, '0')}`);

describe('a draw', () => {
  it('does not depend on the order in which people booked', () => {
    const order = drawOrder(seed, ids);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => expect(drawOrder(seed, shuffled)).toEqual(order)),
    );
    expect(new Set(order)).toEqual(new Set(ids));
    expect(order).not.toEqual(ids);
  });

  it('can be computed again with nothing but SHA-256', async () => {
    const sum = async (text: string): Promise<string> =>
      Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
    expect(commitmentOf(seed)).toBe(await sum(seed));
    const lots = await Promise.all(ids.map(async (id) => ({ id, lot: await sum(`${seed}:${id}`) })));
    const bySum = lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ id }) => id);
    expect(drawOrder(seed, ids)).toEqual(bySum);
  });

  it('gives everybody the same chance', () => {
    const first = ids.map(() => 0);
    for (let round = 0; round < 4_000; round += 1) first[ids.indexOf(drawOrder(`seed ${round}`, ids)[0]!)]! += 1;
    for (const wins of first) expect(Math.abs(wins - 200)).toBeLessThan(70);
  });

  it('is found wrong with another seed, or when somebody was moved', () => {
    const drawn = { seed, commitment: commitmentOf(seed), order: drawOrder(seed, ids) };
    expect(faultOfDraw(drawn)).toBeUndefined();
    expect(faultOfDraw({ ...drawn, seed: `${seed.slice(1)}0` })).toBe('SEED_DIFFERS');
    const [one = '', two = '', ...rest] = drawn.order;
    expect(faultOfDraw({ ...drawn, order: [two, one, ...rest] })).toBe('ORDER_DIFFERS');
  });
});
