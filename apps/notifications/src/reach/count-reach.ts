import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';

/** What changed for one notice in one place by one channel in one language. */
export interface ReachChange {
  noticeId: string | null;
  /** Of the recipient. */
  path: string;
  channel: string;
  language: Language;
  targeted?: number;
  delivered?: number;
  read?: number;
  acknowledged?: number;
}

const upsert = `
  INSERT INTO reach_rollup AS r (notice_id, path, channel, language, targeted, delivered, read, acknowledged, changed_at)
  SELECT notice_id, path, channel, language, sum(targeted), sum(delivered), sum(read), sum(acknowledged), $9
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::integer[], $8::integer[])
    AS n (notice_id, path, channel, language, targeted, delivered, read, acknowledged)
  GROUP BY notice_id, path, channel, language ORDER BY notice_id, path, channel, language
  ON CONFLICT (notice_id, path, channel, language) DO UPDATE SET targeted = r.targeted + excluded.targeted, delivered = r.delivered + excluded.delivered,
    read = r.read + excluded.read, acknowledged = r.acknowledged + excluded.acknowledged, changed_at = excluded.changed_at`;

/** City, district, subdistrict, committee, compound. */
const compoundOf = (path: string): string => path.split('.').slice(0, 5).join('.');

/** Adds to the roll-ups of notices by one statement, in an order that is the same everywhere. */
@Injectable()
export class CountReach {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, changes: readonly ReachChange[]): Promise<void> {
    const ofNotices = changes.filter(({ noticeId }) => noticeId !== null);
    if (ofNotices.length === 0) return;
    await tx.query(upsert, [
      ofNotices.map(({ noticeId }) => noticeId),
      ofNotices.map(({ path }) => compoundOf(path)),
      ofNotices.map(({ channel }) => channel),
      ofNotices.map(({ language }) => language),
      ofNotices.map(({ targeted = 0 }) => targeted),
      ofNotices.map(({ delivered = 0 }) => delivered),
      ofNotices.map(({ read = 0 }) => read),
      ofNotices.map(({ acknowledged = 0 }) => acknowledged),
      this.clock.now(),
    ]);
  }
}
