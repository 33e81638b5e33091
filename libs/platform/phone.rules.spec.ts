import { describe, expect, it } from '@jest/globals';
import { maskPhone, phoneOf } from './phone.rules.js';

describe('phones', () => {
  it.each([
    ['13800000000', '+8613800000000'],
    ['138 0000 0000', '+8613800000000'],
    ['+86 138-0000-0000', '+8613800000000'],
    ['021-52000000', '+862152000000'],
    ['(021) 5200 0000', '+862152000000'],
    ['+81 90 1234 5678', '+819012345678'],
    ['+82 10-1234-5678', '+821012345678'],
    ['52000000', undefined],
    ['12345678901', undefined],
    ['1380000000', undefined],
    ['+1 23', undefined],
    ['赵 13800000000', undefined],
  ])('%s is read as %s', (text, number) => expect(phoneOf(text)).toBe(number));

  it('show their last four only', () => expect(maskPhone('+8613800001234')).toBe('+*********1234'));
});
