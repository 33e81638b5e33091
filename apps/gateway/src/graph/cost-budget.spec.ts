import { describe, expect, it } from '@jest/globals';
import { CostBudget } from './cost-budget.js';

describe('the budget of a caller', () => {
  it('ends, says when to come again, and fills evenly', () => {
    const budget = new CostBudget(600);
    budget.charge('worker', 600, 0);
    expect(() => budget.charge('worker', 100, 0)).toThrow(expect.objectContaining({ code: 'COST_BUDGET_SPENT', params: { seconds: 10 } }));
    expect(() => budget.charge('worker', 100, 9_000)).toThrow();
    expect(() => budget.charge('worker', 100, 10_000)).not.toThrow();
  });

  it('is one for each caller', () => {
    const budget = new CostBudget(100);
    budget.charge('one', 100, 0);
    expect(() => budget.charge('other', 100, 0)).not.toThrow();
  });

  it('never holds more than a minute is worth', () => {
    const budget = new CostBudget(100);
    budget.charge('worker', 1, 0);
    expect(() => budget.charge('worker', 101, 3_600_000)).toThrow();
  });

  it('forgets callers whose bucket is full again', () => {
    const budget = new CostBudget(60);
    for (let caller = 0; caller < 10_001; caller += 1) budget.charge(String(caller), 1, caller === 10_000 ? 120_000 : 0);
    expect((budget as unknown as { accounts: Map<string, unknown> }).accounts.size).toBe(1);
  });
});
