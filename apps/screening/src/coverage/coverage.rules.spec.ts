import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shownCoverage } from './coverage.rules.js';

const figure = (rooms: number, ended: number, personsKnown = 0, personsAnswered = 0) => ({
  campaignId: 'c',
  rooms,
  ended,
  personsKnown,
  personsAnswered,
});
const shown = (...counts: Parameters<typeof figure>) => shownCoverage(figure(...counts), false, 5);

describe('coverage for somebody who may not see people', () => {
  it('shows large counts and zero', () => {
    expect(shown(300, 300, 700, 0)).toEqual({ campaignId: 'c', rooms: 300, ended: 300, missing: 0, personsKnown: 700, personsAnswered: 0 });
  });

  it('hides a small count and what would give it away', () => {
    expect(shown(300, 298)).toMatchObject({ rooms: 300, ended: null, missing: null });
    expect(shown(4, 0)).toMatchObject({ rooms: null, ended: null, missing: null });
    expect(shown(300, 100, 10, 7)).toMatchObject({ personsKnown: 10, personsAnswered: null });
  });

  it('never lets a count below five be computed from what is shown', () => {
    const counts = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(counts, ([ended, missing, answered, silent]) => {
        const seen = shown(ended + missing, ended, answered + silent, answered);
        if (missing > 0 && missing < 5) expect([seen.missing, seen.ended]).toEqual([null, null]);
        if (ended > 0 && ended < 5) expect(seen.ended).toBeNull();
        if (silent > 0 && silent < 5) expect(seen.personsAnswered).toBeNull();
      }),
    );
  });

  it('hides nothing from the people of the committee', () => {
    expect(shownCoverage(figure(3, 1, 2, 1), true, 5)).toEqual({
      campaignId: 'c',
      rooms: 3,
      ended: 1,
      missing: 2,
      personsKnown: 2,
      personsAnswered: 1,
    });
  });
});
