import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compoundOf, keyedNumber, passNumber, plateOf } from './pass.rules.js';

describe('the number of a pass', () => {
  it('is read as it is keyed, with or without its dash', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (counted) => {
        const number = passNumber(counted);
        expect(number).toMatch(/^\d{8}-[0-9A-Z*]$/);
        expect([number, number.replace('-', ''), ` ${number.toLowerCase()}`].map(keyedNumber)).toEqual([number, number, number]);
      }),
    );
  });

  it('is not taken for another when a digit is wrong or two are swapped', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(7), fc.nat(9), (counted, place, digit) => {
        const number = passNumber(counted);
        const wrong = number.slice(0, place) + String(digit) + number.slice(place + 1);
        const swapped = number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2);
        if (wrong !== number) expect(keyedNumber(wrong)).toBeNull();
        if (place < 7 && swapped !== number) expect(keyedNumber(swapped)).toBeNull();
      }),
    );
    expect(['', '1234', '12345678', 'ABCDEFGH-1'].map(keyedNumber)).toEqual([null, null, null, null]);
  });
});

describe('a plate', () => {
  it.each([
    ['沪A·12345', '沪A12345'],
    ['沪ad12345', '沪AD12345'],
    ['苏E 8D8D8', '苏E8D8D8'],
    ['粤B1234学', '粤B1234学'],
  ])('%s is %s', (text, plate) => expect(plateOf(text)).toBe(plate));
  it.each(['A12345', '沪12345', '沪AI2345', '沪A1234', '沪A1234567', '张三'])('is not %s', (text) => expect(plateOf(text)).toBeNull());
});

describe('a compound', () => {
  const compound = '310000000000.310105000000.310105008000.310105008020.310105008020-001';
  it('is where a room lies, unless it lies in the committee itself', () => {
    expect(compoundOf(`${compound}.310105008020-001-012.310105008020-001-012-0301`)).toBe(compound);
    expect(compoundOf(compound)).toBeNull();
  });
});
