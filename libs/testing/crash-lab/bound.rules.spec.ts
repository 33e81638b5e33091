import { describe, expect, it } from '@jest/globals';
import { boundOf, percentile } from './bound.rules.js';

describe('the bound of a run', () => {
  it('is three in n when nothing was found', () => {
    expect(boundOf(0, 1_000)).toBeCloseTo(0.003, 5);
    expect(boundOf(0, 100_000)).toBeCloseTo(0.00003, 7);
  });

  it('is wider than what was found', () => {
    expect(boundOf(1, 1_000)).toBeCloseTo(0.004744, 5);
    expect(boundOf(10, 1_000)).toBeCloseTo(0.016962, 5);
  });

  it('says nothing where nothing was tried, and never more than everything', () => {
    expect(boundOf(0, 0)).toBe(1);
    expect(boundOf(0, 2)).toBe(1);
  });
});

describe('a percentile', () => {
  it('is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile([7], 0.5)).toBe(7);
    expect(percentile([], 0.99)).toBe(0);
  });
});
