import { describe, expect, it } from '@jest/globals';
import { type JestResult, wrongIn } from './spec-result.rules.js';

const file = (changes: Partial<JestResult['testResults'][number]>): JestResult => ({
  testResults: [{ name: 'gate.spec.ts', status: 'passed', message: '', assertionResults: [], ...changes }],
});

describe('what a spec has shown', () => {
  it('is nothing wrong when every test held', () => {
    const held = { status: 'passed', fullName: 'a gate admits nobody', failureMessages: [] };
    const left = { status: 'pending', fullName: 'a gate is fast' };
    expect(wrongIn(file({ assertionResults: [held, left] }), [{ made: 20, wrong: [] }])).toEqual([]);
  });

  it('is each trial that went wrong, and the test that failed for it', () => {
    const failed = { status: 'failed', fullName: 'a gate admits nobody', failureMessages: ['Error: it did\n    at somewhere'] };
    expect(wrongIn(file({ status: 'failed', assertionResults: [failed] }), [{ made: 20, wrong: ['LL1:A', 'LL1:B'] }])).toEqual([
      ...['LL1:A', 'LL1:B'],
      'a gate admits nobody: Error: it did',
    ]);
  });

  it('is a file that could not be run, whatever it has told', () => {
    const broken = file({ status: 'failed', message: 'Cannot find module\nsomewhere' });
    expect(wrongIn(broken, [{ made: 5, wrong: [] }])).toEqual(['gate.spec.ts could not be run: Cannot find module']);
  });
});
