import { describe, expect, it } from '@jest/globals';
import { countries, countryOf } from './country.rules.js';

describe('countries', () => {
  it('are all 249 of ISO 3166-1, known to the runtime too', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(new Set(countries).size).toBe(249);
    expect(countries.filter((code) => !names.of(code))).toEqual([]);
  });

  it.each([
    ['中国', 'CN'],
    ['jp', 'JP'],
    ['KOR', 'KR'],
    ['韩国', 'KR'],
    ['韓国', 'KR'],
    ['미국', 'US'],
    ['United Kingdom', 'GB'],
    ['香港', 'HK'],
    ['EU', undefined],
  ])('%s is %s', (text, code) => expect(countryOf(text)).toBe(code));
});
