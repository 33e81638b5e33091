import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticePublished } from '#contracts/notifications.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { BringOutEdition } from './bring-out-edition.js';
import { isExpired, mayBePublished } from './notice-text.js';
import { Notice } from './notice.entity.js';
import { ReadNotices } from './read-notices.js';

export const publishNoticeWork = 'notice.publish';

/** A notice comes out, now or at a time. */
@Injectable()
export class PublishNotice {
  constructor(
    private readonly read: ReadNotices,
    private readonly bringOut: BringOutEdition,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection NOTICE_UNKNOWN, NOTICE_PUBLISHED, NOTICE_WITHDRAWN, NOTICE_LANGUAGE_MISSING, NOTICE_NOT_APPROVED, NOTICE_EXPIRES_TOO_EARLY */
  async execute(tx: EntityManager, by: string, noticeId: string, at: Date | null): Promise<void> {
    const notice = await this.read.toChange(tx, noticeId);
    if (notice.state === 'withdrawn') throw new Rejection('NOTICE_WITHDRAWN');
    if (notice.state === 'published') throw new Rejection('NOTICE_PUBLISHED');
    mayBePublished(notice.texts);
    const now = this.clock.now();
    const publishAt = at !== null && at > now ? at : now;
    if (isExpired(notice, publishAt)) throw new Rejection('NOTICE_EXPIRES_TOO_EARLY');
    if (publishAt <= now) return this.publish(tx, by, notice);
    await tx.update(Notice, { id: noticeId }, { state: 'scheduled', publishAt, writtenBy: by });
    await scheduleDue(tx, publishNoticeWork, noticeId, publishAt);
  }

  /** Withdrawn or published meanwhile, or too late for it: nothing comes out. */
  @Due(publishNoticeWork)
  async whenDue(noticeId: string, tx: EntityManager): Promise<void> {
    const notice = await this.read.toChange(tx, noticeId);
    if (notice.state !== 'scheduled' || isExpired(notice, this.clock.now())) return;
    await this.publish(tx, notice.writtenBy, notice);
  }

  private async publish(tx: EntityManager, by: string, notice: Notice): Promise<void> {
    const [now, edition, version] = [this.clock.now(), 1, notice.version + 1];
    await tx.update(Notice, { id: notice.id }, { state: 'published', publishedAt: now, publishAt: null, edition, version });
    await this.bringOut.execute(tx, by, { ...notice, edition });
    const { id: noticeId, path: areaPath, category } = notice;
    const payload = { noticeId, areaPath, category, edition, expiresAt: notice.expiresAt?.toISOString() ?? null };
    await this.outbox.add(tx, NoticePublished, payload, { sequence: version, jurisdiction: areaPath });
  }
}
