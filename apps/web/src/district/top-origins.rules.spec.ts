import { describe, expect, it } from '@jest/globals';
import { topOrigins } from './top-origins.rules.js';

const from = (origin: string | null, expected: number | null, arrived: number | null) => ({ origin, expected, arrived });

describe('the places that most come from', () => {
  it('stand as they are ranked, and all others are one line', () => {
    const ranked = [from('420000', 9, 30), from('340000', 8, 7), from('KR', 6, 5), from(null, 7, 0)];
    expect(topOrigins(ranked, 2)).toEqual([from('420000', 9, 30), from('340000', 8, 7), from(null, 13, 5)]);
    expect(topOrigins(ranked, 3)).toEqual(ranked);
    expect(topOrigins(ranked.slice(0, 2), 2)).toEqual(ranked.slice(0, 2));
    expect(topOrigins([], 2)).toEqual([]);
  });

  it('keep hidden what is hidden', () => {
    expect(topOrigins([from('420000', 0, 30), from('KR', 0, 6), from(null, null, 7)], 1)).toEqual([
      from('420000', 0, 30),
      from(null, null, 13),
    ]);
  });
});
