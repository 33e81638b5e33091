import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownMasks } from './figures.rules.js';

const shown = (booked: number, called: number, collected: number, exact = false) => shownMasks({ booked, called, collected }, exact);

describe('counts of reservations', () => {
  it('are shown as they are to who may see people', () => {
    expect(shown(3, 2, 1, true)).toEqual({ booked: 3, called: 2, collected: 1 });
  });

  it('hide what is about somebody from the others', () => {
    expect(shown(300, 120, 80)).toEqual({ booked: 300, called: 120, collected: 80 });
    expect(shown(300, 298, 80)).toEqual({ booked: 300, called: null, collected: 80 });
    expect(shown(300, 120, 119)).toEqual({ booked: 300, called: 120, collected: null });
    expect(shown(4, 0, 0)).toEqual({ booked: null, called: 0, collected: 0 });
  });

  it('never let a count below five be computed', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.nat(15), fc.nat(15), (waiting, calledOnly, collected) => {
        const seen = Object.values(shown(waiting + calledOnly + collected, calledOnly + collected, collected)).filter(
          (count) => count !== null,
        );
        const differences = seen.flatMap((one) => [one, ...seen.map((other) => Math.abs(one - other))]);
        expect(differences.filter((count) => count > 0 && count < 5)).toEqual([]);
      }),
    );
  });
});
