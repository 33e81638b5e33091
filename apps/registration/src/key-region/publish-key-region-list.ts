import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeyRegionListPublished } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import { ReassessTrips } from '../trip/reassess-trips.js';
import { acceptList, type ListEntry } from './accept-list.rules.js';
import { KeyRegionList } from './key-region-list.entity.js';
import { codesOf } from './key-region.rules.js';

/** A dated list comes into the world; it stays as it is, for trips remember it. */
@Injectable()
export class PublishKeyRegionList {
  constructor(
    private readonly outbox: Outbox,
    private readonly reassess: ReassessTrips,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, entry: ListEntry & { areaCode: string }): Promise<KeyRegionList> {
    const now = this.clock.now();
    const regions = acceptList(entry, now);
    const area = await tx.findOneBy(Area, { code: entry.areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: entry.areaCode });
    const { listId: id, publishedAt = now, effectiveAt, source, reason } = entry;
    const list: KeyRegionList = { id, path: area.path, publishedAt, effectiveAt, source, reason, regions, publishedBy: by };
    const { zh, en, ja, ko } = reason;
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(KeyRegionList)
      .values({ ...list, reason: { zh, en, ja, ko } })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) throw new Rejection('KEY_REGION_LIST_EXISTS', { listId: id });
    await this.outbox.add(
      tx,
      KeyRegionListPublished,
      { listId: id, publishedAt: publishedAt.toISOString(), effectiveAt: effectiveAt.toISOString(), source, regions: codesOf(regions) },
      { sequence: 1, jurisdiction: area.path },
    );
    await this.reassess.begin(tx, list);
    return list;
  }
}
