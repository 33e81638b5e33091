/** Most characters of one name. */
export const longestName = 60;

/** As written in the person's own script, in Latin letters, and in Chinese characters. */
export interface Names {
  original: string;
  latin?: string;
  chinese?: string;
}

/** One form for all the ways of typing the same name: compatibility forms, case, spaces and middle dots make no difference. */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00b7\u2022\u2027\u30fb\u3000]/g, '');

/** First character of a name without an alphabet, first letter of each word otherwise: `张**`, `J*** S***`. */
export function maskName(name: string): string {
  const clean = name.normalize('NFKC').trim();
  if (/\p{Script=Latin}|\p{Script=Cyrillic}/u.test(clean)) {
    return clean
      .split(/\s+/)
      .map((word) => `${[...word][0] ?? ''}***`)
      .join(' ');
  }
  const [first = '', ...rest] = clean.replace(/\s/g, '');
  return first + '*'.repeat(rest.length);
}

/** True for C0 and C1 control characters; spaces of all kinds are none. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
export const hasControlCharacters = (text: string): boolean => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text);
