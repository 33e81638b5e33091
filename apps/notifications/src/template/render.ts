import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#contracts/shared.js';
import { words } from '../rule/words.js';

export type Values = Readonly<Record<string, string | number | boolean | null>>;

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB', ja: 'ja-JP', ko: 'ko-KR' };
const inChina = { timeZone: 'Asia/Shanghai' } as const;
/** What a text may ask for: `{endsAt, date, day}`, `{closesAt, time, clock}`. */
const formats = {
  date: { day: { ...inChina, month: 'long', day: 'numeric' } },
  time: { clock: { ...inChina, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } },
} as const;

/** A text that is not ICU MessageFormat. */
export class TextMalformed extends Error {}

const known = new Map<string, IntlMessageFormat>();

const formatOf = (text: string, language: Language): IntlMessageFormat => {
  const key = `${language} ${text}`;
  const before = known.get(key);
  if (before) return before;
  const made = new IntlMessageFormat(text, locales[language], formats, { ignoreTag: true });
  if (known.size > 2_000) known.clear();
  known.set(key, made);
  return made;
};

const instant = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

/** Times become dates, words of closed lists become words of the language, what is missing becomes a dash. */
const shown = (value: Values[string] | undefined, language: Language): string | number | Date => {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value;
  // A date alone is a day in China.
  if (instant.test(value)) return new Date(value.length === 10 ? `${value}T00:00:00+08:00` : value);
  return words[value]?.[language] ?? value;
};

/** The text with its placeholders filled. */
export function render(text: string, language: Language, values: Values): string {
  const format = formatOf(text, language);
  const needed = placeholdersIn(text);
  const result: unknown = format.format(Object.fromEntries(needed.map((name) => [name, shown(values[name], language)])));
  return String(result);
}

/**
 * Names of the values that a text asks for.
 * @throws TextMalformed
 */
export function placeholdersIn(text: string): string[] {
  const names = new Set<string>();
  const collect = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) collect(option.value);
    }
  };
  try {
    collect(parse(text, { ignoreTag: true, requiresOtherClause: true }));
  } catch (error) {
    throw new TextMalformed(error instanceof Error ? error.message : String(error));
  }
  return [...names];
}
