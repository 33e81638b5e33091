import { describe, expect, it } from '@jest/globals';
import { committeeOf, saidTo, unreachedInARow } from './call.rules.js';

describe('calls', () => {
  it.each<[string[], number]>([
    [[], 0],
    [['not_reached'], 1],
    [['wrong_number', 'not_reached', 'reached', 'not_reached'], 2],
    [['refused', 'not_reached'], 0],
  ])('that reached nobody in a row, the newest first: %j', (outcomes, expected) => {
    expect(unreachedInARow(outcomes.map((outcome) => ({ outcome })))).toBe(expected);
  });

  it('are made for a committee, and name who is wanted as they are written', () => {
    expect(committeeOf('310000000000.310105000000.310105008000.310105008020.310105008020-001')).toBe('310105008020');
    expect(saidTo('{name}? {committee}', { name: '$& {committee}', committee: '茅台' })).toBe('$& 茅台? 茅台');
  });
});
