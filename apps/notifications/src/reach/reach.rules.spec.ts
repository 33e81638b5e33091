import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '#contracts/shared.js';
import { shownByLanguage, shownReach } from './reach.rules.js';

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

  it('by language never gives a hidden count away by a subtraction from the whole', () => {
    const ofLanguages = fc.tuple(...languages.map(() => fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))));
    fc.assert(
      fc.property(ofLanguages, (counts) => {
        const figures = counts.map(([a, b, c, d], index) => ({
          ...{ language: languages[index]!, acknowledged: a, read: a + b, delivered: a + b + c, targeted: a + b + c + d },
        }));
        const shown = shownByLanguage(figures, false, 5);
        for (const step of ['targeted', 'delivered', 'read', 'acknowledged'] as const) {
          const hidden = figures.filter((_, index) => shown[index]?.[step] === null);
          const sum = hidden.reduce((total, one) => total + one[step], 0);
          const othersTold = shown.some((one) => one[step]);
          expect(hidden.length === 0 || !othersTold || (hidden.length > 1 && (sum === 0 || sum >= 5))).toBe(true);
          for (const one of shown) expect(one[step] === null || one[step] === 0 || one[step] >= 5).toBe(true);
        }
      }),
    );
  });

  it('hides the next smallest language with the one that is small', () => {
    const figure = (language: (typeof languages)[number], targeted: number) => ({
      language,
      targeted,
      delivered: 0,
      read: 0,
      acknowledged: 0,
    });
    const shown = shownByLanguage([figure('zh', 90), figure('en', 12), figure('ja', 3), figure('ko', 0)], false, 5);
    expect(shown.map(({ targeted }) => targeted)).toEqual([90, null, null, 0]);
  });

  it('hides nothing from the people of the committee', () => {
    expect(shownReach({ targeted: 3, delivered: 2, read: 1, acknowledged: 0 }, true, 5)).toEqual({
      ...{ targeted: 3, delivered: 2, read: 1, acknowledged: 0 },
    });
  });
});
