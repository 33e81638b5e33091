import { describe, expect, it } from '@jest/globals';
import { atOf, chinaNow, lastMorning } from './dates.js';

describe('a moment in a field', () => {
  it('is typed and shown in the time of China, wherever the browser stands', () => {
    expect(chinaNow(new Date('2020-02-26T17:05:30Z'))).toBe('2020-02-27T01:05');
    expect(atOf('2020-02-27T01:05')).toBe('2020-02-26T17:05:00.000Z');
  });

  it('goes back to the brief that was made last, yesterday while it is not yet eight', () => {
    expect(lastMorning(new Date('2020-02-26T00:00:00Z'))).toBe('2020-02-26T08:00');
    expect(lastMorning(new Date('2020-02-25T23:59:00Z'))).toBe('2020-02-25T08:00');
  });
});
