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
});
