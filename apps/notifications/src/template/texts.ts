import type { Language } from '#contracts/shared.js';

/** The same in every language: four or not at all. */
export type Texts = Readonly<Record<Language, string>>;
