import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { RecordOutcomes } from '../delivery/record-outcomes.js';
import { TellOutcomes } from '../delivery/tell-outcomes.js';
import { CountReach } from '../reach/count-reach.js';

export interface Receipt {
  deliveryId: string;
  state: 'delivered' | 'read' | 'failed';
}

/** A state never goes back: receipts may overtake each other. */
const rank: Partial<Record<Delivery['state'], number>> = { queued: 0, sent: 1, delivered: 2, read: 3 };

/** The provider says what became of a message. */
@Injectable()
export class TakeReceipt {
  constructor(
    private readonly outcomes: TellOutcomes,
    private readonly record: RecordOutcomes,
    private readonly count: CountReach,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection DELIVERY_UNKNOWN, RECEIPT_CHANNEL_WRONG, RECEIPT_REPEATED */
  async execute(tx: EntityManager, { deliveryId, state }: Receipt): Promise<void> {
    const row = await tx.findOne(Delivery, { where: { id: deliveryId }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new Rejection('DELIVERY_UNKNOWN');
    if (row.channel !== 'webhook') throw new Rejection('RECEIPT_CHANNEL_WRONG');
    const [before, after] = [rank[row.state], rank[state] ?? 2];
    if (before === undefined || after <= before) throw new Rejection('RECEIPT_REPEATED');
    if (state === 'failed') return this.failed(tx, row);
    const arrived = row.deliveredAt ? row : await this.delivered(tx, row);
    if (state === 'read') await this.read(tx, arrived);
  }

  private async delivered(tx: EntityManager, row: Delivery): Promise<Delivery> {
    const change = { state: 'delivered' as const, deliveredAt: this.clock.now(), nextAt: null, version: row.version + 1 };
    await tx.update(Delivery, { id: row.id }, change);
    const arrived = { ...row, ...change };
    await this.outcomes.delivered(tx, [arrived]);
    return arrived;
  }

  private async read(tx: EntityManager, row: Delivery): Promise<void> {
    const change = { state: 'read' as const, readAt: this.clock.now(), version: row.version + 1 };
    await tx.update(Delivery, { id: row.id }, change);
    await this.outcomes.read(tx, [{ ...row, ...change }], false);
    const { noticeId, path, channel, language } = row;
    await this.count.execute(tx, [{ noticeId, path, channel, language, read: 1 }]);
  }

  /** It was handed over and came to nothing: the next channel is tried. */
  private async failed(tx: EntityManager, row: Delivery): Promise<void> {
    await tx.update(Delivery, { id: row.id }, { state: 'queued' });
    await this.record.execute(tx, [
      { row: { ...row, state: 'queued' }, outcome: { state: 'failed', reason: 'RECEIPT_FAILED', again: false } },
    ]);
  }
}
