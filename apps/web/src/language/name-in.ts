import type { Language } from './first-language.js';

type Name = Partial<Record<Language, string | null>> & { zh: string };

/** The name in the reader's language, else as it stands on the door. */
export const nameIn = (name: Name, language: Language): string => name[language] ?? name.zh;
