import type { Channel } from '#contracts/notifications.events.js';
import { type Language, languages } from '#contracts/shared.js';
import { Rejection } from '#platform/rejection.js';
import { limits } from '../channel/limits.js';
import { placeholdersIn, render, TextMalformed, type Values } from '../template/render.js';
import type { Notice, NoticeText, NoticeTexts } from './notice.entity.js';

/** What the text of a notice may ask for: `{area}`, `{expiresAt, date, day}`, `{source}`. */
export const noticeFields = ['area', 'expiresAt', 'source'] as const;

/** @throws Rejection NOTICE_TEXT_EMPTY, NOTICE_TEXT_MALFORMED, NOTICE_PLACEHOLDER_UNKNOWN, MESSAGE_TOO_LONG */
export function mayBeText(language: Language, { title, body }: Pick<NoticeText, 'title' | 'body'>, channels: readonly Channel[]): void {
  if (title.trim() === '' || body.trim() === '') throw new Rejection('NOTICE_TEXT_EMPTY', { language });
  const unknown = [title, body].flatMap((text) => fieldsOf(text, language)).find((name) => !noticeFields.some((field) => field === name));
  if (unknown !== undefined) throw new Rejection('NOTICE_PLACEHOLDER_UNKNOWN', { name: unknown, known: noticeFields.join(', ') });
  for (const channel of channels) {
    const { title: longestTitle, body: longestBody } = limits[channel];
    if (title.length > longestTitle) throw new Rejection('MESSAGE_TOO_LONG', { language, channel, max: longestTitle });
    if (body.length > longestBody) throw new Rejection('MESSAGE_TOO_LONG', { language, channel, max: longestBody });
  }
}

function fieldsOf(text: string, language: Language): string[] {
  try {
    return placeholdersIn(text);
  } catch (error) {
    if (error instanceof TextMalformed) throw new Rejection('NOTICE_TEXT_MALFORMED', { language });
    throw error;
  }
}

/** @throws Rejection NOTICE_LANGUAGE_MISSING, NOTICE_NOT_APPROVED */
export function mayBePublished(texts: NoticeTexts): void {
  const missing = languages.filter((language) => !texts[language]);
  if (missing.length > 0) throw new Rejection('NOTICE_LANGUAGE_MISSING', { languages: missing.join(', ') });
  const open = languages.filter((language) => !texts[language]?.approvedBy);
  if (open.length > 0) throw new Rejection('NOTICE_NOT_APPROVED', { languages: open.join(', ') });
}

export const isExpired = ({ expiresAt }: Pick<Notice, 'expiresAt'>, now: Date): boolean => expiresAt !== null && expiresAt <= now;

/** A text of a notice as it is read. */
export function readNotice(
  { areaName, expiresAt, sourceUrl }: Pick<Notice, 'areaName' | 'expiresAt' | 'sourceUrl'>,
  texts: NoticeTexts,
  language: Language,
): { title: string; body: string } {
  const values: Values = { area: areaName[language] ?? areaName.zh, expiresAt: expiresAt?.toISOString() ?? null, source: sourceUrl };
  const { title = '', body = '' } = texts[language] ?? {};
  return { title: render(title, language, values), body: render(body, language, values) };
}
