import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { withTexts, type WrittenText } from './draft-notice.js';
import { mayBeText } from './notice-text.js';
import { Notice, type NoticeTexts } from './notice.entity.js';
import { ReadNotices } from './read-notices.js';

/** A notice that is not published yet gets a text in one language, or somebody approves one. */
@Injectable()
export class WriteNoticeText {
  constructor(
    private readonly read: ReadNotices,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection NOTICE_UNKNOWN, NOTICE_PUBLISHED, NOTICE_WITHDRAWN and what is wrong with the text */
  async execute(tx: EntityManager, by: string, noticeId: string, text: WrittenText): Promise<void> {
    const notice = await this.open(tx, noticeId);
    mayBeText(text.language, text, notice.channels);
    await tx.update(Notice, { id: noticeId }, { texts: withTexts(notice.texts, [text], by, this.clock.now()) });
  }

  /** @throws Rejection NOTICE_LANGUAGE_MISSING for a text that nobody has written */
  async approve(tx: EntityManager, by: string, noticeId: string, languages: readonly Language[]): Promise<void> {
    const notice = await this.open(tx, noticeId);
    await tx.update(Notice, { id: noticeId }, { texts: approved(notice.texts, by, languages, this.clock.now()) });
  }

  private async open(tx: EntityManager, noticeId: string): Promise<Notice> {
    const notice = await this.read.toChange(tx, noticeId);
    if (notice.state === 'withdrawn') throw new Rejection('NOTICE_WITHDRAWN');
    if (notice.state !== 'draft') throw new Rejection('NOTICE_PUBLISHED');
    return notice;
  }
}

export function approved(texts: NoticeTexts, by: string, languages: readonly Language[], now: Date): NoticeTexts {
  const missing = languages.filter((language) => !texts[language]);
  if (missing.length > 0) throw new Rejection('NOTICE_LANGUAGE_MISSING', { languages: missing.join(', ') });
  const approval = { approvedBy: by, approvedAt: now.toISOString() };
  return { ...texts, ...Object.fromEntries(languages.map((language) => [language, { ...texts[language], ...approval }])) };
}
