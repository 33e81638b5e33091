import type { IncomingHttpHeaders } from 'node:http';
import { type Language, languages } from '#contracts/shared.js';

const isLanguage = (text: string | undefined): text is Language => languages.includes(text as Language);

/** The language asked for by `x-linli-language`, else the first known one of `accept-language`, else Chinese. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const chosen = headers['x-linli-language'];
  if (typeof chosen === 'string' && isLanguage(chosen)) return chosen;
  const accepted = (headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return accepted.find(isLanguage) ?? 'zh';
}
