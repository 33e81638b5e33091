import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import type { Outcome } from '../channel/way.js';
import { Delivery } from './delivery.entity.js';
import { mostAttempts, pauseAfter } from './delivery.rules.js';
import { RecordNew } from './record-new.js';
import { TellOutcomes } from './tell-outcomes.js';

export interface Finished {
  row: Delivery;
  outcome: Outcome;
}

const locked = `SELECT id FROM delivery WHERE id = ANY ($1::uuid[]) AND state = 'queued' ORDER BY id FOR UPDATE`;

const change = `
  UPDATE delivery d SET state = n.state, attempts = n.attempts, next_at = n.next_at, reason = n.reason, provider_id = n.provider_id,
    delivered_at = n.delivered_at, version = n.version
  FROM jsonb_populate_recordset(null::delivery, $1::jsonb) n WHERE d.id = n.id`;

/** Whether the message reached its recipient by another channel already. */
const reached = `
  SELECT d.id FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS m (id, source_id, recipient) JOIN delivery d ON d.id = m.id
  WHERE EXISTS (SELECT FROM delivery o WHERE o.source_id = m.source_id AND o.recipient = m.recipient AND o.delivered_at IS NOT NULL)`;

/** Writes down what became of what was sent: done, to be tried again, or to go by the next channel; without one it is a worker's. */
@Injectable()
export class RecordOutcomes {
  constructor(
    private readonly record: RecordNew,
    private readonly outcomes: TellOutcomes,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, finished: readonly Finished[]): Promise<void> {
    const open = new Set((await tx.query<{ id: string }[]>(locked, [finished.map(({ row }) => row.id)])).map(({ id }) => id));
    const rows = finished.filter(({ row }) => open.has(row.id)).map((one) => this.after(one));
    const settled = await this.settle(tx, rows);
    await tx.query(change, [JSON.stringify(settled.map(inColumns))]);
    await this.outcomes.delivered(
      tx,
      settled.filter(({ state }) => state === 'delivered'),
    );
    await this.outcomes.undeliverable(
      tx,
      settled.filter(({ state }) => state === 'undeliverable'),
    );
    await this.goOn(
      tx,
      settled.filter(({ state, nextChannels }) => state === 'failed' && nextChannels.length > 0),
    );
  }

  private after({ row, outcome }: Finished): Delivery {
    const now = this.clock.now();
    const attempts = row.attempts + 1;
    if (outcome.state === 'sent') return { ...row, attempts, state: 'sent', nextAt: null, reason: null, providerId: outcome.providerId };
    if (outcome.state !== 'failed')
      return { ...row, ...{ attempts, state: 'delivered', nextAt: null, reason: null, deliveredAt: now }, version: row.version + 1 };
    const { again, reason } = outcome;
    if (again && attempts < mostAttempts[row.urgency])
      return { ...row, attempts, reason, nextAt: new Date(now.getTime() + pauseAfter(attempts, row.urgency)) };
    return { ...row, attempts, state: 'failed', reason, nextAt: null };
  }

  /** What has failed for good and reached nobody is undeliverable; reminders are only missed. */
  private async settle(tx: EntityManager, rows: readonly Delivery[]): Promise<Delivery[]> {
    const last = rows.filter(
      ({ state, nextChannels, urgency }) => state === 'failed' && nextChannels.length === 0 && urgency !== 'reminder',
    );
    if (last.length === 0) return [...rows];
    const found = await tx.query<{ id: string }[]>(reached, [
      last.map(({ id }) => id),
      last.map(({ sourceId }) => sourceId),
      last.map(({ recipient }) => recipient),
    ]);
    const arrived = new Set(found.map(({ id }) => id));
    const lost = new Set(last.filter(({ id }) => !arrived.has(id)).map(({ id }) => id));
    return rows.map((row) => (lost.has(row.id) ? { ...row, state: 'undeliverable', version: row.version + 1 } : row));
  }

  private async goOn(tx: EntityManager, failed: readonly Delivery[]): Promise<void> {
    const now = this.clock.now();
    const next = failed.map((row): Delivery => {
      const [channel, ...nextChannels] = row.nextChannels;
      return { ...row, id: uuidv7(now.getTime()), channel: channel!, nextChannels, state: 'queued', ...fresh, nextAt: now, createdAt: now };
    });
    await this.record.execute(tx, next);
  }
}

const fresh = { attempts: 0, reason: null, providerId: null, version: 0 };

const inColumns = ({ id, state, attempts, nextAt, reason, providerId, deliveredAt, version }: Delivery) => ({
  ...{ id, state, attempts, reason, version },
  ...{ next_at: nextAt, provider_id: providerId, delivered_at: deliveredAt },
});
