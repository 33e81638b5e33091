import { describe, expect, it } from '@jest/globals';
import { offeredOrigins, originCode, originName } from './origins.rules.js';

describe('where somebody comes from', () => {
  it.each([
    ['420000', 'zh', '湖北'],
    ['420100', 'ko', '후베이 420100'],
    ['KR', 'zh', '韩国'],
    ['KR', 'ja', '韓国'],
    ['999999', 'en', '999999'],
  ] as const)('is called %s in %s: %s', (code, language, name) => {
    expect(originName(code, language)).toBe(name);
  });

  it.each([
    ['湖北 420000', '420000'],
    [' 420100 ', '420100'],
    ['湖北', '420000'],
    ['Hubei', '420000'],
    ['韩国', 'KR'],
    ['kr', 'KR'],
    ['nowhere', undefined],
    ['', undefined],
  ])('is understood as it is typed: %s', (typed, code) => {
    expect(originCode(typed)).toBe(code);
  });

  it('is offered by name with its code', () => {
    expect(offeredOrigins('en')).toEqual(expect.arrayContaining(['Hubei 420000', 'South Korea KR']));
  });
});
