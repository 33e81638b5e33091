export const languages = ['zh', 'en', 'ja', 'ko'] as const;
export type Language = (typeof languages)[number];

export const chosenKey = 'linli-language';

export const isLanguage = (text: string | null | undefined): text is Language => languages.includes(text as Language);

/** Chosen before on this device, else what the browser prefers, else Chinese. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(chosenKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'zh';
}

export const choose = (language: Language): void => localStorage.setItem(chosenKey, language);
