import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { ancestorsOf, pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { Notice, type NoticeState } from './notice.entity.js';

const most = 100;

/** Reads notices by id, or those that concern an area: over it, for it and for a part of it. */
@Injectable()
export class ReadNotices {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Notice | null)[]> {
    const found = new Map((await tx.findBy(Notice, { id: In([...ids]) })).map((notice) => [notice.id, notice]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection NOTICE_UNKNOWN */
  async toChange(tx: EntityManager, id: string): Promise<Notice> {
    const notice = await tx.findOne(Notice, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!notice) throw new Rejection('NOTICE_UNKNOWN');
    return notice;
  }

  /**
   * The newest hundred.
   * @throws Rejection AREA_UNKNOWN
   */
  async concerning(tx: EntityManager, areaCode: string, states: readonly NoticeState[], now: Date): Promise<Notice[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    return tx
      .createQueryBuilder(Notice, 'n')
      .where('(n.path = ANY(:above) OR (n.path >= :path AND n.path < :end))', {
        above: ancestorsOf(area.path),
        path: area.path,
        end: pathEnd(area.path),
      })
      .andWhere('n.state = ANY(:states) AND (n.expires_at IS NULL OR n.expires_at > :now OR n.state <> :published)', {
        states,
        now,
        published: 'published',
      })
      .orderBy('n.id', 'DESC')
      .limit(most)
      .getMany();
  }
}
