import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticeWithdrawn } from '#contracts/notifications.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Notice } from './notice.entity.js';
import { ReadNotices } from './read-notices.js';

/** A notice no longer holds: what waits is not sent, inboxes say so. Withdrawing it again changes nothing. */
@Injectable()
export class WithdrawNotice {
  constructor(
    private readonly read: ReadNotices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection NOTICE_UNKNOWN */
  async execute(tx: EntityManager, noticeId: string): Promise<void> {
    const notice = await this.read.toChange(tx, noticeId);
    if (notice.state === 'withdrawn') return;
    const isOut = notice.state === 'published';
    const version = notice.version + (isOut ? 1 : 0);
    await tx.update(Notice, { id: noticeId }, { state: 'withdrawn', withdrawnAt: this.clock.now(), version });
    if (!isOut) return;
    const { path: areaPath, category, edition } = notice;
    await this.outbox.add(tx, NoticeWithdrawn, { noticeId, areaPath, category, edition }, { sequence: version, jurisdiction: areaPath });
  }
}
