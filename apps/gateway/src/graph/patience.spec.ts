import { describe, expect, it } from '@jest/globals';
import { Patience } from './patience.js';

describe('patience with a service', () => {
  it('ends when two have waited in vain, and one at a time tries again', () => {
    const patience = new Patience(1_000);
    for (let time = 0; time < 2; time += 1) {
      expect(patience.isWorthIt(0)).toBe(true);
      patience.waitedInVain(100);
    }
    expect([patience.isWorthIt(101), patience.isWorthIt(1_099)]).toEqual([false, false]);
    expect([patience.isWorthIt(1_100), patience.isWorthIt(1_101)]).toEqual([true, false]);
    patience.answered();
    expect([patience.isWorthIt(1_102), patience.isWorthIt(1_103)]).toEqual([true, true]);
  });

  it('does not end because one question is slow, as long as others are answered', () => {
    const patience = new Patience(1_000);
    for (let time = 0; time < 10; time += 1) {
      patience.waitedInVain(0);
      patience.answered();
    }
    expect(patience.isWorthIt(1)).toBe(true);
  });
});
