import type { Language } from '../language/first-language.js';

export interface NoticeText {
  title: string;
  body: string;
}

/** The longest that fits; a message to a phone is the shortest of the ways. */
export const longestTitle = 120;
export const longestBody = (asMessage: boolean): number => (asMessage ? 500 : 4_000);

export type TextFault = 'missing' | 'noTitle' | 'noBody' | 'titleLong' | 'bodyLong' | 'braces';

const placeholders = /\{\s*area\s*\}|\{\s*source\s*\}|\{\s*expiresAt\s*,\s*date\s*,\s*day\s*\}/g;

/** What keeps a text from being sent, the first of it. */
export function faultOf({ title, body }: NoticeText, asMessage: boolean): TextFault | undefined {
  const [hasTitle, hasBody] = [title.trim() !== '', body.trim() !== ''];
  if (!hasTitle && !hasBody) return 'missing';
  if (!hasTitle) return 'noTitle';
  if (!hasBody) return 'noBody';
  if (title.length > longestTitle) return 'titleLong';
  if (body.length > longestBody(asMessage)) return 'bodyLong';
  return [title, body].some((text) => /[{}]/.test(text.replaceAll(placeholders, ''))) ? 'braces' : undefined;
}

export interface Filling {
  area: string;
  /** As it is written in the language of the text. */
  expiresOn: string;
  source: string;
}

/** As it will be read; what is not given is a dash, like in what is sent. */
export const filled = (text: string, { area, expiresOn, source }: Filling): string =>
  text.replaceAll(placeholders, (found) => {
    if (found.includes('area')) return area;
    return (found.includes('source') ? source : expiresOn) || '–';
  });

export const languageOrder: readonly Language[] = ['zh', 'en', 'ja', 'ko'];
