import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaDay, chinaDayAfter, chinaMidnight, chinaTime } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import type { Delivery } from './delivery.entity.js';
import { digestAt, mostPerDay } from './delivery.rules.js';

export const digestWork = 'delivery.digest';

const already = `
  SELECT recipient, count(*)::integer AS sent FROM delivery
  WHERE recipient = ANY ($1::text[]) AND created_at >= $2 AND channel <> 'inbox' AND urgency <> 'urgent' AND state <> 'suppressed'
  GROUP BY recipient`;

/** Nobody is written to more than a few times a day, besides what is urgent: the rest waits for one digest in the evening. */
@Injectable()
export class KeepWithinDay {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, rows: readonly Delivery[]): Promise<Delivery[]> {
    const counted = rows.filter(isCounted);
    if (counted.length === 0) return [...rows];
    const midnight = chinaMidnight(chinaDay(this.clock.now()));
    const recipients = [...new Set(counted.map(({ recipient }) => recipient))];
    const found = await tx.query<{ recipient: string; sent: number }[]>(already, [recipients, midnight]);
    const sent = new Map(found.map((row) => [row.recipient, row.sent]));
    const kept: Delivery[] = [];
    for (const row of rows) {
      const before = sent.get(row.recipient) ?? 0;
      const fits = !isCounted(row) || before < mostPerDay;
      if (fits && isCounted(row)) sent.set(row.recipient, before + 1);
      kept.push(fits ? row : { ...row, state: 'suppressed', reason: 'DIGEST', nextAt: null });
      if (!fits) await scheduleDue(tx, digestWork, row.recipient, this.nextDigest());
    }
    return kept;
  }

  private nextDigest(): Date {
    const now = this.clock.now();
    const today = chinaTime(chinaDay(now), digestAt);
    return now < today ? today : chinaTime(chinaDayAfter(chinaDay(now)), digestAt);
  }
}

const isCounted = ({ channel, urgency }: Delivery): boolean => channel !== 'inbox' && urgency !== 'urgent';
