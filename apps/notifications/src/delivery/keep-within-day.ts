import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { chinaDay, chinaDayAfter, chinaMidnight, chinaTime } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Delivery } from './delivery.entity.js';
import { digestAt, mostPerDay } from './delivery.rules.js';

export const digestWork = 'delivery.digest';

/** One sender at a time counts: two would each find room for the same message of a day. */
const alone = `SELECT pg_advisory_xact_lock(hashtextextended('notifications.day', 0))`;

const already = `
  SELECT recipient, array_agg(DISTINCT source_id) AS sources FROM delivery
  WHERE recipient = ANY ($1::text[]) AND created_at >= $2 AND channel <> 'inbox' AND urgency <> 'urgent' AND template <> 'digest'
    AND attempts > 0 AND state <> 'suppressed'
  GROUP BY recipient`;

/** Nobody is written to more than a few times a day, besides what is urgent: the rest waits for one digest in the evening. */
@Injectable()
export class KeepWithinDay {
  constructor(private readonly clock: Clock) {}

  /** @returns ids of those that may go; the others are suppressed. `rows` are about to be sent, in the order in which they came. */
  async execute(tx: EntityManager, rows: readonly Delivery[]): Promise<Set<string>> {
    const counted = rows.filter(isCounted);
    const sent = counted.length > 0 ? await this.sentToday(tx, counted) : new Map<string, Set<string>>();
    const tooMany = counted.filter(({ recipient, sourceId }) => {
      const sources = sent.get(recipient) ?? new Set();
      sent.set(recipient, sources);
      if (!sources.has(sourceId) && sources.size >= mostPerDay) return true;
      sources.add(sourceId);
      return false;
    });
    await this.bundle(tx, tooMany);
    const kept = new Set(rows.map(({ id }) => id));
    for (const { id } of tooMany) kept.delete(id);
    return kept;
  }

  private async sentToday(tx: EntityManager, counted: readonly Delivery[]): Promise<Map<string, Set<string>>> {
    await tx.query(alone);
    const recipients = [...new Set(counted.map(({ recipient }) => recipient))];
    const midnight = chinaMidnight(chinaDay(this.clock.now()));
    const found = await tx.query<{ recipient: string; sources: string[] }[]>(already, [recipients, midnight]);
    return new Map(found.map(({ recipient, sources }) => [recipient, new Set(sources)]));
  }

  private async bundle(tx: EntityManager, tooMany: readonly Delivery[]): Promise<void> {
    if (tooMany.length === 0) return;
    const ids = tooMany.map(({ id }) => id);
    await tx.update(Delivery, { id: In(ids) }, { state: 'suppressed', reason: 'DIGEST', nextAt: null });
    for (const recipient of new Set(tooMany.map((row) => row.recipient))) await scheduleDue(tx, digestWork, recipient, this.nextDigest());
  }

  private nextDigest(): Date {
    const now = this.clock.now();
    const today = chinaTime(chinaDay(now), digestAt);
    return now < today ? today : chinaTime(chinaDayAfter(chinaDay(now)), digestAt);
  }
}

const isCounted = ({ urgency, template, attempts }: Delivery): boolean => urgency !== 'urgent' && template !== 'digest' && attempts === 0;
