import { type Language, languages } from '#contracts/shared.js';

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** BCP 47 primary tag of `ja`, `en-GB`, `fr`; undefined for what is no language. */
export function languageTag(text: string): string | undefined {
  if (languages.includes(text as Language)) return text;
  const primary = /^([a-z]{2,3})(-[a-z0-9]+)*$/i.exec(text.normalize('NFKC').trim())?.[1]?.toLowerCase();
  return primary && names.of(primary) ? primary : undefined;
}

const byCountry: Record<string, string> = { CN: 'zh', HK: 'zh', MO: 'zh', TW: 'zh', SG: 'en', JP: 'ja', KR: 'ko' };

/** Language to begin with where only the nationality is known: one of the four that every text exists in. */
export const languageOf = (nationality: string): string => byCountry[nationality] ?? 'en';
