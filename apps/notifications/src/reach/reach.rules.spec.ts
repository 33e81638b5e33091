import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownReach } from './reach.rules.js';

describe('reach for somebody who may not see people', () => {
  it('never shows a count below five, nor two neighbours that are less than five apart', () => {
    const steps = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(steps, ([a, b, c, d]) => {
        const figure = { acknowledged: a, read: a + b, delivered: a + b + c, targeted: a + b + c + d };
        const { targeted, delivered, read, acknowledged } = shownReach(figure, false, 5);
        const seen = [targeted, delivered, read, acknowledged];
        for (const count of seen) expect(count === null || count === 0 || count >= 5).toBe(true);
        for (const [index, whole] of seen.entries()) {
          const part = seen[index + 1];
          if (whole !== null && part !== null && part !== undefined) expect(whole - part === 0 || whole - part >= 5).toBe(true);
        }
      }),
    );
  });

  it('hides nothing from the people of the committee', () => {
    expect(shownReach({ targeted: 3, delivered: 2, read: 1, acknowledged: 0 }, true, 5)).toEqual({
      ...{ targeted: 3, delivered: 2, read: 1, acknowledged: 0 },
    });
  });
});
