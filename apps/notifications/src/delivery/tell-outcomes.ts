import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MessageDelivered, MessageRead, MessageUndeliverable } from '#contracts/notifications.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { CountReach } from '../reach/count-reach.js';
import type { Delivery } from './delivery.entity.js';

type Placed = Pick<Delivery, 'noticeId' | 'path' | 'language'>;

/** Marks the message itself, once for all channels. */
const first = (column: 'reached_at' | 'seen_at'): string => `
  UPDATE delivery d SET ${column} = $1 FROM unnest($2::uuid[], $3::text[]) AS m (source_id, recipient)
  WHERE d.source_id = m.source_id AND d.recipient = m.recipient AND d.channel = 'inbox' AND d.${column} IS NULL
  RETURNING d.notice_id AS "noticeId", d.path, d.language`;

const factOf = (row: Delivery) => ({
  deliveryId: row.id,
  channel: row.channel,
  template: row.template,
  noticeId: row.noticeId,
  residentId: row.residentId,
  householdId: row.householdId,
  areaPath: row.path,
  language: row.language,
});

/**
 * Tells others what became of deliveries, and counts it. The rows stand as they are after the change: their `version` is that
 * of the fact.
 */
@Injectable()
export class TellOutcomes {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountReach,
    private readonly clock: Clock,
  ) {}

  async delivered(tx: EntityManager, rows: readonly Delivery[]): Promise<void> {
    if (rows.length === 0) return;
    const facts = rows.map((row) => ({ payload: factOf(row), sequence: row.version, jurisdiction: row.path }));
    await this.outbox.addMany(tx, MessageDelivered, facts);
    const reached = await this.mark(tx, 'reached_at', rows);
    await this.count.execute(tx, [
      ...rows.map(({ noticeId, path, channel, language }) => ({ noticeId, path, channel, language, delivered: 1 })),
      ...reached.map((placed) => ({ ...placed, channel: 'all', delivered: 1 })),
    ]);
  }

  async read(tx: EntityManager, rows: readonly Delivery[], acknowledged: boolean): Promise<void> {
    if (rows.length === 0) return;
    const facts = rows.map((row) => ({ payload: { ...factOf(row), acknowledged }, sequence: row.version, jurisdiction: row.path }));
    await this.outbox.addMany(tx, MessageRead, facts);
    const seen = await this.mark(tx, 'seen_at', rows);
    await this.count.execute(
      tx,
      seen.map((placed) => ({ ...placed, channel: 'all', read: 1 })),
    );
  }

  async undeliverable(tx: EntityManager, rows: readonly Delivery[]): Promise<void> {
    const facts = rows.map((row) => ({
      payload: { ...factOf(row), reason: row.reason ?? 'NO_CHANNEL' },
      sequence: row.version,
      jurisdiction: row.path,
    }));
    await this.outbox.addMany(tx, MessageUndeliverable, facts);
  }

  /** The row was locked by the change that leads here, in the order of ids. */
  private async mark(tx: EntityManager, column: 'reached_at' | 'seen_at', rows: readonly Delivery[]): Promise<Placed[]> {
    const [marked] = await tx.query<[Placed[], number]>(first(column), [
      this.clock.now(),
      rows.map(({ sourceId }) => sourceId),
      rows.map(({ recipient }) => recipient),
    ]);
    return marked;
  }
}
