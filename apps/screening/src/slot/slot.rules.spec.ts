import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { observationRules } from '../observation/observation-rules.js';
import { dayOf, daysLeft, periodOf } from '../observation/observation.rules.js';
import { slotHours } from './slot-hours.js';
import { levelOfMissed, slotTimes } from './slot.rules.js';

const rules = observationRules[0]!;
const at = (text: string): Date => new Date(`2020-${text}+08:00`);

describe('the days of an observation', () => {
  it.each([
    ['just after midnight', '02-10T00:00:00'],
    ['just before midnight', '02-10T23:59:59'],
  ])('begin at 00:00 in China of the day after an arrival %s, and are 14 times 24 hours', (_, arrival) => {
    expect(periodOf(rules, 'arrival', at(arrival))).toEqual({ startsAt: at('02-11T00:00:00'), endsAt: at('02-25T00:00:00') });
  });

  it('are counted for everyone to see', () => {
    const period = periodOf(rules, 'arrival', at('02-10T12:00:00'));
    const told = (text: string) => [dayOf(period, at(text)), daysLeft(period, at(text))];
    expect(told('02-10T12:00:00')).toEqual([0, 14]);
    expect(told('02-11T00:00:00')).toEqual([1, 14]);
    expect(told('02-11T00:00:01')).toEqual([1, 14]);
    expect(told('02-24T23:59:59')).toEqual([14, 1]);
    expect(told('02-25T00:00:00')).toEqual([14, 0]);
  });
});

describe('the reports of an observation', () => {
  const any = fc.date({ min: new Date('2020-01-20T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true });

  it('are two a day, 28 in all, whenever somebody comes', () => {
    fc.assert(
      fc.property(any, (arrival) => {
        const period = periodOf(rules, 'arrival', arrival);
        const slots = slotTimes(period, slotHours, arrival);
        expect(slots).toHaveLength(28);
        expect(Map.groupBy(slots, ({ day }) => day).size).toBe(14);
        for (const { opensAt, closesAt } of slots)
          expect(opensAt < closesAt && opensAt >= period.startsAt && closesAt <= period.endsAt).toBe(true);
      }),
    );
  });

  it('leave out those that are over when somebody is confirmed late', () => {
    const period = periodOf(rules, 'arrival', at('02-10T12:00:00'));
    const [next, ...others] = slotTimes(period, slotHours, at('02-12T10:00:00'));
    expect(next).toEqual({ day: '2020-02-12', opensAt: at('02-12T16:00:00'), closesAt: at('02-12T20:00:00') });
    expect(others).toHaveLength(24);
  });

  it.each([
    [1, 'worker'],
    [2, 'supervisor'],
    [3, 'subdistrict'],
    [9, 'subdistrict'],
  ])('%i missed in a row are for the %s', (missed, level) => expect(levelOfMissed(missed)).toBe(level));
});
