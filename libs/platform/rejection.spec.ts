import { describe, expect, it } from '@jest/globals';
import { languages } from '#contracts/shared.js';
import { Rejection, rejectionCatalogue } from './rejection.js';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('a rejection', () => {
  it.each(Object.entries(rejectionCatalogue))('%s says the same in every language', (_code, texts) => {
    for (const language of languages) {
      expect(texts[language].trim()).not.toBe('');
      expect(placeholders(texts[language])).toEqual(placeholders(texts.en));
    }
  });

  it('fills its placeholders in the language of the caller', () => {
    const rejection = new Rejection('AREA_UNKNOWN', { code: '310105008099' });
    expect(rejection.textIn('zh')).toContain('310105008099');
    expect(rejection.textIn('ko')).toContain('310105008099');
  });

  it.each(['569999195003010019', '15412340001', '秘密甲人', 'E12345678'])(
    'does not repeat %s, typed where the code of an area belongs',
    (typed) => {
      const rejection = new Rejection('AREA_UNKNOWN', { code: typed });
      expect([rejection.message, rejection.textIn('zh'), JSON.stringify(rejection.params)].join()).not.toContain(typed);
    },
  );

  it('repeats codes of rooms', () => {
    expect(new Rejection('AREA_UNKNOWN', { code: '310105008020-001-012-01-0301' }).message).toContain('310105008020-001-012-01-0301');
  });
});
