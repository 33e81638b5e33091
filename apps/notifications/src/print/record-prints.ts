import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection, type RejectionCode } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { RecordNew } from '../delivery/record-new.js';
import { uuidOf } from '#platform/uuid.js';
import { Notice, NoticeEdition } from '../notice/notice.entity.js';
import { isExpired } from '../notice/notice-text.js';

const mostAtOnce = 200;

export interface Recorded {
  accepted: number;
  rejected: { index: number; code: RejectionCode; message: string }[];
}

/** Paper reached somebody: a letter at a door, a poster on a board. */
@Injectable()
export class RecordPrints {
  constructor(
    private readonly record: RecordNew,
    private readonly clock: Clock,
  ) {}

  /** Each letter by itself: what is unknown is answered with its index, the rest stands. Saying it again changes nothing. */
  async letters(tx: EntityManager, actor: Actor, ids: readonly string[]): Promise<Recorded> {
    if (ids.length > mostAtOnce) throw new Rejection('INPUT_INVALID', { field: 'deliveryIds' });
    const found = new Map((await tx.findBy(Delivery, { id: In(ids.map(uuidOf)) })).map((row) => [row.id, row]));
    const [rows, rejected]: [Delivery[], Recorded['rejected']] = [[], []];
    for (const [index, id] of ids.entries()) {
      const row = found.get(uuidOf(id));
      if (row?.householdId) rows.push(this.onPaper(row));
      else rejected.push({ index, code: 'DELIVERY_UNKNOWN', message: new Rejection('DELIVERY_UNKNOWN').textIn(actor.language) });
    }
    await this.record.execute(tx, rows);
    return { accepted: rows.length, rejected };
  }

  /** @throws Rejection NOTICE_UNKNOWN, NOTICE_NOT_PUBLISHED, NOTICE_WITHDRAWN, NOTICE_EXPIRED, AREA_UNKNOWN */
  async posting(tx: EntityManager, noticeId: string, areaCode: string): Promise<string> {
    const notice = await tx.findOneBy(Notice, { id: noticeId });
    if (!notice) throw new Rejection('NOTICE_UNKNOWN');
    if (notice.state === 'withdrawn') throw new Rejection('NOTICE_WITHDRAWN');
    if (notice.state !== 'published') throw new Rejection('NOTICE_NOT_PUBLISHED');
    if (isExpired(notice, this.clock.now())) throw new Rejection('NOTICE_EXPIRED');
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const edition = await tx.findOneByOrFail(NoticeEdition, { noticeId, edition: notice.edition });
    const about = { sourceId: edition.sourceId, template: 'notice', noticeId, edition: notice.edition, urgency: notice.urgency };
    const where = { recipient: `place:${area.path}`, path: area.path, residentId: null, householdId: null, office: null };
    await this.record.execute(tx, [this.onPaper({ ...nothing, ...about, ...where, id: noticeId, createdAt: this.clock.now() })]);
    return noticeId;
  }

  private onPaper(row: Delivery): Delivery {
    const now = this.clock.now();
    const done = { state: 'delivered' as const, attempts: 1, nextAt: null, reason: null, deliveredAt: now, createdAt: now, version: 1 };
    const own = { readAt: null, acknowledgedAt: null, reachedAt: null, seenAt: null, providerId: null, bundledIn: null };
    return { ...row, ...done, ...own, id: uuidv7(now.getTime()), channel: 'print', nextChannels: [] };
  }
}

const nothing = {
  ...{ channel: 'print' as const, language: 'zh' as const, values: {}, nextChannels: [], state: 'delivered' as const, attempts: 1 },
  ...{ nextAt: null, reason: null, providerId: null, bundledIn: null, deliveredAt: null, readAt: null, acknowledgedAt: null },
  ...{ reachedAt: null, seenAt: null, version: 1 },
};
