import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from './replayed.rules.js';

const as = (...outcomes: string[]) => outcomes.map((outcome, place) => ({ eventId: String(place), outcome }));

describe('what became of the events of a key', () => {
  it('counts those that went and names what stops the next one', () => {
    expect(outcomeOf(as('handled', 'moved', 'duplicate'))).toEqual({ went: 3, stays: undefined });
    expect(outcomeOf(as('handled', 'REJECTED'))).toEqual({ went: 1, stays: 'REJECTED' });
    expect(outcomeOf([])).toEqual({ went: 0, stays: undefined });
  });
});
