import { describe, expect, it } from '@jest/globals';
import { type Figure, figures } from './figures.rules.js';
import { percentile, rounded, spreadOf } from './spread.rules.js';
import { goalText, verdict } from './verdict.rules.js';

const http: Pick<Figure, 'goals'> = figures.find(({ row }) => row === 3)!;
const oversold: Pick<Figure, 'goals'> = figures.find(({ row }) => row === 8)!;

describe('the verdict of a row', () => {
  it.each([
    ['moonshot', { overPeer: 25, lessCpu: 12 }],
    ['pass', { overPeer: 24.9, lessCpu: 40 }],
    ['short', { overPeer: 40, lessCpu: 11.9 }],
    ['not measured', { overPeer: 40 }],
    ['not measured', { overPeer: Number.NaN, lessCpu: 1 }],
  ])('is %s for %j', (expected, values) => expect(verdict(http, values)).toBe(expected));

  it('is short for one reservation too many', () => {
    expect(verdict(oversold, { wrong: 1 })).toBe('short');
    expect(verdict(oversold, { wrong: 0 })).toBe('moonshot');
  });

  it('is said with what was wanted', () => {
    expect(http.goals.map((goal) => goalText(goal, 14.26))).toEqual(['14.3x of the rate (≥ 12, 25)', '14.3x less processor time (≥ 12)']);
    expect(goalText(oversold.goals[0]!, undefined)).toBe('– reservations (≤ 0, 0)');
  });
});

describe('the list of figures', () => {
  it('has each row of the plan once, and a moonshot never easier than a pass', () => {
    expect(figures.map(({ row }) => row)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    for (const { goals } of figures)
      for (const { better, pass, moonshot = pass } of goals) expect(better === 'more' ? moonshot >= pass : moonshot <= pass).toBe(true);
  });
});

describe('a spread', () => {
  it('is of the values, whatever their order', () => {
    expect(spreadOf([30, 4, 100, 5, 20])).toEqual({ min: 4, median: 20, max: 100 });
    expect(percentile([3, 1, 2], 0.99)).toBe(3);
    expect([rounded(12_345.6), rounded(12.3456), rounded(0.012345)]).toEqual([12_346, 12.3, 0.0123]);
  });
});
