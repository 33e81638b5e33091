import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskName, normaliseName } from './names.rules.js';

describe('names', () => {
  it('are one whatever the spaces, the case and the width', () => {
    expect(new Set(['张 三丰', '张三丰', ' 张三丰 '].map(normaliseName)).size).toBe(1);
    expect(normaliseName('ＪＯＨＮ　Smith')).toBe(normaliseName('john smith'));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => normaliseName(normaliseName(name)) === normaliseName(name)));
  });

  it.each([
    ['张三丰', '张**'],
    ['John Smith', 'J*** S***'],
    ['김시험', '김**'],
    ['佐藤 例', '佐**'],
    ['𠮷野', '𠮷*'],
  ])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));
});
