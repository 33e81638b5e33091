import { describe, expect, it } from '@jest/globals';
import { ageBandOf, dayOf } from './day.rules.js';

const today = '2020-02-12';

describe('days', () => {
  it.each([
    ['2020-02-29', '2020-02-29'],
    ['2020年2月9日', '2020-02-09'],
    ['20200209', '2020-02-09'],
    ['2020.2.9', '2020-02-09'],
    ['2019-02-29', undefined],
    ['2019-13-01', undefined],
    ['9/2/2020', undefined],
  ])('%s is read as %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each([
    [null, 'unknown'],
    ['2020-02-12', '0-5'],
    ['2014-02-13', '0-5'],
    ['2014-02-12', '6-17'],
    ['2002-02-12', '18-59'],
    ['1960-02-13', '18-59'],
    ['1960-02-12', '60-69'],
    ['1945-01-01', '70-79'],
    ['1930-01-01', '80+'],
  ])('who was born on %s is %s', (birthDate, band) => expect(ageBandOf(birthDate, today)).toBe(band));
});
