import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { isExpired, mayBeText } from './notice-text.js';
import { Notice, type NoticeTexts } from './notice.entity.js';

export interface WrittenText {
  language: Language;
  title: string;
  body: string;
  /** Who translated it; whoever writes it down when left out. */
  translatedBy?: string;
}

export type NewNotice = Pick<Notice, 'areaCode' | 'category' | 'urgency' | 'channels' | 'audience' | 'sourceUrl' | 'expiresAt'> & {
  texts: readonly WrittenText[];
};

/** Texts as they stand after these were written: what is written anew has to be approved anew. */
export const withTexts = (texts: NoticeTexts, written: readonly WrittenText[], by: string, now: Date): NoticeTexts => ({
  ...texts,
  ...Object.fromEntries(
    written.map(({ language, title, body, translatedBy = by }) => [
      language,
      { title, body, translatedBy, translatedAt: now.toISOString(), approvedBy: null, approvedAt: null },
    ]),
  ),
});

/** A notice begins, in as many languages as there are yet. */
@Injectable()
export class DraftNotice {
  constructor(private readonly clock: Clock) {}

  /** @throws Rejection AREA_UNKNOWN, NOTICE_SOURCE_WRONG, NOTICE_EXPIRES_TOO_EARLY and what is wrong with a text */
  async execute(tx: EntityManager, by: string, { texts, ...about }: NewNotice): Promise<string> {
    const now = this.clock.now();
    for (const { language, ...text } of texts) mayBeText(language, text, about.channels);
    if (about.sourceUrl !== null && !isWebAddress(about.sourceUrl)) throw new Rejection('NOTICE_SOURCE_WRONG');
    if (isExpired(about, now)) throw new Rejection('NOTICE_EXPIRES_TOO_EARLY');
    const area = await tx.findOneBy(Area, { code: about.areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: about.areaCode });
    const id = uuidv7(now.getTime());
    const empty = { state: 'draft' as const, edition: 0, publishAt: null, publishedAt: null, withdrawnAt: null, version: 0 };
    const written = { texts: withTexts({}, texts, by, now), writtenBy: by, writtenAt: now };
    await tx.insert(Notice, { id, ...about, path: area.path, areaName: area.name, ...empty, ...written });
    return id;
  }
}

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');
