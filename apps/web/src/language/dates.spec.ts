import { describe, expect, it } from '@jest/globals';
import { atOf, chinaNow } from './dates.js';

describe('a moment in a field', () => {
  it('is typed and shown in the time of China, wherever the browser stands', () => {
    expect(chinaNow(new Date('2020-02-26T17:05:30Z'))).toBe('2020-02-27T01:05');
    expect(atOf('2020-02-27T01:05')).toBe('2020-02-26T17:05:00.000Z');
  });
});
