import { describe, expect, it } from '@jest/globals';
import { currentFeverLimits } from './fever-limits.js';
import { type FeverLimits, type FeverState, isHigh, type LastFever, type MeasuredPerson, stepAfter } from './fever.rules.js';

const at = (time: string): Date => new Date(`2020-03-01T${time}:00+08:00`);
const limits = currentFeverLimits(at('08:00'));
const measured = (temperature: number, method: MeasuredPerson['method'] = 'armpit', time = '09:00'): MeasuredPerson => ({
  temperature,
  method,
  ageBand: '18-59',
  measuredAt: at(time),
});
const last = (state: FeverState, time = '08:00'): LastFever => ({ state, measuredAt: at(time) });

describe('the limit of a fever', () => {
  it.each([
    [37.2, false],
    [37.3, true],
    [43, true],
  ])('%d degrees: %s', (temperature, high) => expect(isHigh(limits, measured(temperature))).toBe(high));

  it('may differ by method and age: the first line that fits holds', () => {
    const finer: FeverLimits = {
      version: 'finer',
      effectiveFrom: at('00:00'),
      limits: [{ methods: ['ear'], ageBands: ['0-5'], atLeast: 37.8 }, { methods: ['ear'], atLeast: 37.6 }, { atLeast: 37.3 }],
    };
    const high = (temperature: number, method: MeasuredPerson['method'], ageBand: MeasuredPerson['ageBand']) =>
      isHigh(finer, { ...measured(temperature, method), ageBand });
    expect([high(37.7, 'ear', '0-5'), high(37.8, 'ear', '0-5'), high(37.6, 'ear', '80+'), high(37.3, 'armpit', '0-5')]).toEqual([
      ...[false, true, true, true],
    ]);
  });
});

describe('after a reading', () => {
  it.each<[string, MeasuredPerson, LastFever | undefined, string | undefined]>([
    ['a high one without contact is only suspected', measured(38.5, 'forehead'), undefined, 'suspect'],
    ['a high one with contact is confirmed', measured(37.3, 'ear'), undefined, 'confirm'],
    ['a normal one is nothing', measured(37.2), undefined, undefined],
    ['a second one without contact decides nothing', measured(36.5, 'forehead'), last('suspected'), undefined],
    ['a high one with contact confirms what was suspected', measured(37.9), last('suspected'), 'confirm'],
    ['a normal one with contact rules it out', measured(36.8), last('suspected'), 'rule-out'],
    ['one with contact from before the suspicion decides nothing', measured(36.8, 'armpit', '07:00'), last('suspected'), undefined],
    ['a confirmed one stays until the doctor closes it', measured(36.5), last('confirmed'), undefined],
    ['what comes late from before the last fever says nothing new', measured(38.5, 'forehead', '07:59'), last('ruled-out'), undefined],
    ['the same reading again says nothing new', measured(38.5, 'forehead', '08:00'), last('closed'), undefined],
    ['a new high one begins another', measured(38.5, 'forehead'), last('ruled-out'), 'suspect'],
  ])('%s', (_, reading, before, step) => expect(stepAfter(limits, reading, before)).toBe(step));
});
