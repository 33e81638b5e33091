import { describe, expect, it } from '@jest/globals';
import { gapOf, type Guest, inputOf } from './guest.rules.js';

const blank: Guest = {
  ...{ household: null, name: '', phone: '', plate: '', driver: '', requestId: 'r' },
  ...{ day: '2020-02-26', from: '14:05', until: '18:00' },
};
const at = { ...blank, household: { id: 'h', said: '101' } };

describe('a pass for who does not live here', () => {
  it('lacks what was not filled in, the first of it', () => {
    expect(gapOf('visitor', blank)).toBe('pass.gap.household');
    expect(gapOf('visitor', { ...at, name: ' ' })).toBe('pass.gap.visitor');
    expect(gapOf('vehicle', at)).toBe('pass.gap.plate');
    expect(gapOf('visitor', { ...at, name: '来访甲', until: '14:05' })).toBe('pass.gap.time');
    expect(gapOf('vehicle', { ...at, plate: '沪A12345', day: '' })).toBe('pass.gap.time');
    expect(gapOf('visitor', { ...at, name: '来访甲' })).toBeUndefined();
    expect(gapOf('vehicle', { ...at, plate: '沪A12345', from: '', until: '' })).toBeUndefined();
  });

  it('opens the gates for a visitor within one day, for a vehicle to the end of its last day', () => {
    expect(inputOf('visitor', { ...at, name: ' 来访甲 ', phone: ' ' })).toEqual({
      ...{ requestId: 'r', passClass: 'visitor', holders: [{ householdId: 'h', visitorName: '来访甲' }] },
      ...{ validFrom: '2020-02-26T14:05:00+08:00', validUntil: '2020-02-26T18:00:00+08:00' },
    });
    expect(inputOf('vehicle', { ...at, plate: ' 沪A12345', driver: 'd' })).toEqual({
      ...{ requestId: 'r', passClass: 'vehicle', validUntil: '2020-02-26T23:59:59+08:00' },
      holders: [{ householdId: 'h', plate: '沪A12345', residentId: 'd' }],
    });
  });
});
