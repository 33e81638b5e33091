import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countOr, tellTrials } from '#testing/trials.js';
import { counted, pauseMs, type Attempts } from './sign-in.rules.js';

const start = new Date('2026-02-10T08:00:00Z').getTime();
const minute = 60_000;

function guessesWithin(durationMs: number, laziness: number): number {
  let attempts: Attempts | undefined;
  let guesses = 0;
  for (let now = start; now < start + durationMs; now += laziness) {
    if (pauseMs(attempts, new Date(now)) > 0) continue;
    attempts = counted(attempts, new Date(now));
    guesses += 1;
  }
  return guesses;
}

describe('guessing a password', () => {
  it('is free five times, then waits three minutes', () => {
    const five = { failures: 5, lastAt: new Date(start) };
    expect(pauseMs({ failures: 4, lastAt: new Date(start) }, new Date(start))).toBe(0);
    expect(pauseMs(five, new Date(start + minute))).toBe(2 * minute);
    expect(pauseMs(five, new Date(start + 3 * minute))).toBe(0);
  });

  it('gets no more than ten guesses into an hour, however it paces them', () => {
    const numRuns = countOr(50);
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 10 * minute }), (laziness) => guessesWithin(60 * minute, laziness) <= 10),
      { numRuns },
    );
    tellTrials(numRuns);
  });

  it('never makes anybody wait longer than fifteen minutes', () => {
    fc.assert(fc.property(fc.nat(10_000), (failures) => pauseMs({ failures, lastAt: new Date(start) }, new Date(start)) <= 15 * minute));
  });

  it('begins anew after an hour of peace', () => {
    const many = { failures: 40, lastAt: new Date(start) };
    expect(counted(many, new Date(start + 60 * minute)).failures).toBe(1);
  });
});
