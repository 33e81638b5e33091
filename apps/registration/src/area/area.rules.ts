import { pinyin } from 'pinyin-pro';
import type { AreaKind, NameInLanguages } from '#contracts/shared.js';

/** Kinds that a roster may add below a committee, with the digits of their part of the code. */
const digits = { compound: 3, workplace: 3, building: 3, unit: 2, room: 4 } as const;
export type LocalKind = keyof typeof digits;

/** Code of the nth child of this kind: `310105008020` and the first compound make `310105008020-001`. */
export const childCode = (parent: string, kind: LocalKind, number: number): string =>
  `${parent}-${String(number).padStart(digits[kind], '0')}`;

/** The number that `childCode` was made from. */
export const numberOfCode = (code: string): number => Number(code.slice(code.lastIndexOf('-') + 1));

export const childPath = (parentPath: string, code: string): string => `${parentPath}.${code}`;

/** First text after every path at or below `path`: `.` and digits of whole codes sort before `/`. For columns of collation "C". */
export const pathEnd = (path: string): string => `${path}/`;

/** Names of what is told apart by a label; a compound's label is its name. */
export function nameOf(kind: LocalKind, label: string): NameInLanguages {
  switch (kind) {
    case 'compound':
    case 'workplace':
      return { zh: label };
    case 'building':
      return { zh: `${label}号`, en: `No. ${label}`, ja: `${label}号棟`, ko: `${label}동` };
    case 'unit':
      return { zh: `${label}单元`, en: `Unit ${label}`, ja: `${label}ユニット`, ko: `${label}라인` };
    case 'room':
      return { zh: `${label}室`, en: `Room ${label}`, ja: `${label}号室`, ko: `${label}호` };
  }
}

/** As it stands in what people look through: lower case, without spaces inside. */
export const spelledTogether = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Everything by which people look for an area: name, aliases, full pinyin, initials; lower case, without spaces inside. */
export function searchKeyOf(name: string, aliases: readonly string[] = []): string {
  const spellings = [name, ...aliases].flatMap((text) => {
    const clean = text.normalize('NFKC').toLowerCase();
    if (!/[\u3400-\u9fff]/.test(clean)) return [clean];
    const syllables = pinyin(clean, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    return [clean, syllables.join(''), syllables.map((syllable) => (/^[a-z]/.test(syllable) ? syllable[0] : syllable)).join('')];
  });
  return [...new Set(spellings.map(spelledTogether))].join(' ');
}

/** Parent kind that each official kind must have. */
const officialParents: Partial<Record<AreaKind, readonly AreaKind[]>> = {
  district: ['city'],
  subdistrict: ['district'],
  town: ['district'],
  committee: ['subdistrict', 'town'],
};

export const isOfficialKind = (kind: AreaKind): boolean => kind === 'city' || kind in officialParents;
export const fitsUnder = (kind: AreaKind, parent: AreaKind): boolean => officialParents[kind]?.includes(parent) ?? false;
