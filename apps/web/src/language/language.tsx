import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { choose as remember, chosenKey, firstLanguage, isLanguage, type Language } from './first-language.js';
import type zh from './zh.json';

export type TextKey = keyof typeof zh;
type Texts = Record<TextKey, string>;
type Params = Record<string, string | number>;

export const languageNames: Record<Language, string> = { zh: '中文', en: 'English', ja: '日本語', ko: '한국어' };
export const languageTags: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB', ja: 'ja-JP', ko: 'ko-KR' };
const loaders: Record<Language, () => Promise<{ default: Texts }>> = {
  zh: () => import('./zh.json'),
  en: () => import('./en.json'),
  ja: () => import('./ja.json'),
  ko: () => import('./ko.json'),
};
export interface Speech {
  language: Language;
  /** BCP 47, for dates and numbers. */
  tag: string;
  choose(language: Language): void;
  t(key: TextKey, params?: Params): string;
}

const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('There is no language around this.');
  return speech;
}

function speechOf(language: Language, texts: Texts, choose: (language: Language) => void): Speech {
  const formats = new Map<TextKey, IntlMessageFormat>();
  const format = (key: TextKey): IntlMessageFormat => {
    const known = formats.get(key) ?? new IntlMessageFormat(texts[key], languageTags[language], undefined, { ignoreTag: true });
    formats.set(key, known);
    return known;
  };
  return { language, tag: languageTags[language], choose, t: (key, params) => (params ? String(format(key).format(params)) : texts[key]) };
}

/** Everything below speaks the chosen language; nothing is shown before its texts are there. */
export function Speaking({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(firstLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts }>();
  useEffect(() => {
    let wanted = true;
    void loaders[language]().then(({ default: texts }) => wanted && setLoaded({ language, texts }));
    return () => void (wanted = false);
  }, [language]);
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => key === chosenKey && isLanguage(newValue) && setLanguage(newValue);
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const speech = useMemo(() => {
    const choose = (next: Language) => {
      remember(next);
      setLanguage(next);
    };
    return loaded && speechOf(loaded.language, loaded.texts, choose);
  }, [loaded]);
  useEffect(() => {
    if (speech) Object.assign(document.documentElement, { lang: speech.tag });
  }, [speech]);
  return speech && <SpeechContext value={speech}>{children}</SpeechContext>;
}
