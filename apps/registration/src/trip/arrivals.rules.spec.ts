import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf, shownArrivals, shownOrigins } from './arrivals.rules.js';

describe('figures of arrivals', () => {
  const trip = { state: 'planned' as const, plannedOn: '2020-02-12', origin: '420100', arrivedAt: null, residentIds: ['a', 'b', 'c'] };

  it('count people on the day they are expected, and on the day they came', () => {
    expect(figuresOf(trip)).toEqual({ day: '2020-02-12', origin: '420000', expected: 3, deferred: 0, arrived: 0 });
    expect(figuresOf({ ...trip, state: 'deferred' })).toMatchObject({ expected: 3, deferred: 3 });
    expect(figuresOf({ ...trip, state: 'closed' })).toBeUndefined();
    expect(figuresOf({ ...trip, state: 'closed', arrivedAt: new Date('2020-02-12T16:30:00Z') })).toMatchObject({
      day: '2020-02-13',
      arrived: 3,
    });
  });

  it.each([
    ['420106001002', '420000'],
    ['310000', '310000'],
    ['KR', 'KR'],
  ])('count who comes from %s under %s', (origin, region) => {
    expect(figuresOf({ ...trip, origin })).toMatchObject({ origin: region });
  });

  it('hide who could be somebody', () => {
    expect(shownArrivals({ expected: 10, arrived: 3, deferred: 8 }, false, 5)).toEqual({ expected: 10, arrived: null, deferred: null });
    expect(shownArrivals({ expected: 10, arrived: 0, deferred: 0 }, false, 5)).toEqual({ expected: 10, arrived: 0, deferred: 0 });
    expect(shownArrivals({ expected: 3, arrived: 3, deferred: 1 }, true, 5)).toEqual({ expected: 3, arrived: 3, deferred: 1 });
  });
});

describe('origins', () => {
  const from = (origin: string, expected: number, arrived: number) => ({ origin, expected, arrived, deferred: 0 });

  it('stand with most people first, each by its name for the people of the committee', () => {
    expect(shownOrigins([from('KR', 1, 0), from('340000', 0, 0), from('420000', 2, 7)], true, 5)).toEqual([
      { origin: '420000', expected: 2, arrived: 7 },
      { origin: 'KR', expected: 1, arrived: 0 },
    ]);
  });

  it('of a few are told together, with the next smallest where they are still few', () => {
    expect(shownOrigins([from('420000', 9, 20), from('KR', 3, 0), from('JP', 4, 0)], false, 5)).toEqual([
      { origin: '420000', expected: 9, arrived: 20 },
      { origin: null, expected: 7, arrived: 0 },
    ]);
    expect(shownOrigins([from('420000', 9, 20), from('340000', 6, 0), from('KR', 3, 0)], false, 5)).toEqual([
      { origin: '420000', expected: 9, arrived: 20 },
      { origin: null, expected: 9, arrived: 0 },
    ]);
    expect(shownOrigins([from('420000', 2, 0)], false, 5)).toEqual([{ origin: null, expected: null, arrived: 0 }]);
  });

  it('never tell a count below five, nor by a subtraction from the whole', () => {
    const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 8 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const origins = pairs.map(([expected, arrived], index) => from(`${index}`, expected, arrived));
        const shown = shownOrigins(origins, false, 5);
        for (const name of ['expected', 'arrived'] as const) {
          const whole = origins.reduce((sum, one) => sum + one[name], 0);
          const told = shown.map((one) => one[name]);
          for (const count of told) expect(count === null || count === 0 || count >= 5).toBe(true);
          if (whole === 0 || whole >= 5) expect(told.reduce<number>((sum, count) => sum + (count ?? Number.NaN), 0)).toBe(whole);
        }
      }),
    );
  });
});
