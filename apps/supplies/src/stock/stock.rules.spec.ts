import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  becomesLow,
  type Line,
  linesOf,
  linesOfCount,
  linesOfReceiving,
  linesOfReversal,
  linesOfSending,
  shelfGain,
  type SimpleMove,
} from './stock.rules.js';

const sum = (lines: readonly Line[]): number => lines.reduce((total, { quantity }) => total + quantity, 0);
const quantity = fc.integer({ min: 1, max: 1_000_000 });

describe('lines of a movement', () => {
  it('always come to nothing together', () => {
    const simple = fc.constantFrom<SimpleMove>('receipt', 'issue', 'loss', 'return');
    fc.assert(
      fc.property(simple, quantity, fc.nat(1_000_000), (move, one, other) => {
        const all = [...[linesOf(move, one), linesOfCount(one, other), linesOfSending(one)], linesOfReceiving(one, Math.min(one, other))];
        expect(all.map(sum)).toEqual([0, 0, 0, 0]);
        expect(all.map(linesOfReversal).map(sum)).toEqual([0, 0, 0, 0]);
        expect(all.map((lines) => shelfGain(lines) + shelfGain(linesOfReversal(lines)))).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it.each<[SimpleMove, number]>([
    ['receipt', 40],
    ['issue', -40],
    ['loss', -40],
    ['return', 40],
  ])('%s of 40 changes the shelf by %d', (move, gain) => expect(shelfGain(linesOf(move, 40))).toBe(gain));

  it('of what arrived name what did not', () => {
    expect(linesOfReceiving(100, 97)).toEqual([
      { account: 'shelf', quantity: 97 },
      { account: 'transit', quantity: -100 },
      { account: 'lost', quantity: 3 },
    ]);
    expect(linesOfReceiving(100, 100)).toHaveLength(2);
  });
});

describe('a low shelf', () => {
  it('is warned of once on the way down', () => {
    expect(becomesLow(50, 49, 50)).toBe(true);
    expect(becomesLow(49, 10, 50)).toBe(false);
    expect(becomesLow(10, 60, 50)).toBe(false);
    expect(becomesLow(0, 0, 0)).toBe(false);
  });
});
