import { describe, expect, it } from '@jest/globals';
import { leftOf } from './gate-hours.rules.js';

describe('the checks of an hour', () => {
  it('were admitted as far as they were not refused or referred', () => {
    expect(leftOf({ checks: 40, refused: 6, referred: 0 })).toEqual({ admitted: 34, mostlyAdmitted: null });
  });

  it('are not called admitted where others among them are too few to be told', () => {
    expect(leftOf({ checks: 40, refused: null, referred: 5 })).toEqual({ admitted: null, mostlyAdmitted: 35 });
    expect(leftOf({ checks: 40, refused: 0, referred: null })).toEqual({ admitted: null, mostlyAdmitted: 40 });
  });

  it('are not told at all where they are too few', () => {
    expect(leftOf({ checks: null, refused: null, referred: null })).toEqual({ admitted: null, mostlyAdmitted: null });
  });
});
