import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticeCorrected } from '#contracts/notifications.events.js';
import { languages } from '#contracts/shared.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { BringOutEdition } from './bring-out-edition.js';
import { withTexts, type WrittenText } from './draft-notice.js';
import { isExpired, mayBePublished, mayBeText } from './notice-text.js';
import { Notice } from './notice.entity.js';
import { ReadNotices } from './read-notices.js';
import { approved } from './write-notice-text.js';

/** What is out is wrong: another edition replaces it, in four languages at once, and is told to everybody again. */
@Injectable()
export class CorrectNotice {
  constructor(
    private readonly read: ReadNotices,
    private readonly bringOut: BringOutEdition,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection NOTICE_UNKNOWN, NOTICE_NOT_PUBLISHED, NOTICE_WITHDRAWN, NOTICE_EXPIRED, NOTICE_LANGUAGE_MISSING and what is wrong with a text */
  async execute(tx: EntityManager, by: string, noticeId: string, written: readonly WrittenText[]): Promise<void> {
    const [notice, now] = [await this.read.toChange(tx, noticeId), this.clock.now()];
    if (notice.state === 'withdrawn') throw new Rejection('NOTICE_WITHDRAWN');
    if (notice.state !== 'published') throw new Rejection('NOTICE_NOT_PUBLISHED');
    if (isExpired(notice, now)) throw new Rejection('NOTICE_EXPIRED');
    for (const { language, ...text } of written) mayBeText(language, text, notice.channels);
    const texts = approved(withTexts({}, written, by, now), by, languages, now);
    mayBePublished(texts);
    const [edition, version] = [notice.edition + 1, notice.version + 1];
    await tx.update(Notice, { id: noticeId }, { texts, edition, version });
    await this.bringOut.execute(tx, by, { ...notice, texts, edition });
    const { path: areaPath, category } = notice;
    await this.outbox.add(tx, NoticeCorrected, { noticeId, areaPath, category, edition }, { sequence: version, jurisdiction: areaPath });
  }
}
