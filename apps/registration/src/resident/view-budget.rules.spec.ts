import { describe, expect, it } from '@jest/globals';
import { withinBudget } from './view-budget.rules.js';

describe('how many people somebody sees in an hour', () => {
  it.each([
    [1, false, 'yes'],
    [200, false, 'yes'],
    [201, false, 'confirm'],
    [201, true, 'yes'],
    [500, true, 'yes'],
    [501, true, 'spent'],
    [501, false, 'spent'],
  ] as const)('%i people, confirmed %s: %s', (people, confirmed, verdict) => {
    expect(withinBudget(people, confirmed)).toBe(verdict);
  });
});
