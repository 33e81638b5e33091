import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CountReach } from '../reach/count-reach.js';
import type { Delivery } from './delivery.entity.js';
import { TellOutcomes } from './tell-outcomes.js';
import { WriteDeliveries } from './write-deliveries.js';

/** Writes new deliveries, and tells and counts those that were not there before. */
@Injectable()
export class RecordNew {
  constructor(
    private readonly write: WriteDeliveries,
    private readonly outcomes: TellOutcomes,
    private readonly count: CountReach,
  ) {}

  async execute(tx: EntityManager, rows: readonly Delivery[]): Promise<Delivery[]> {
    const written = await this.write.execute(tx, rows);
    await this.count.execute(
      tx,
      written.flatMap(({ noticeId, path, channel, language }) => {
        const targeted = { noticeId, path, channel, language, targeted: 1 };
        return channel === 'inbox' ? [targeted, { ...targeted, channel: 'all' }] : [targeted];
      }),
    );
    await this.outcomes.delivered(
      tx,
      written.filter(({ state }) => state === 'delivered'),
    );
    await this.outcomes.undeliverable(
      tx,
      written.filter(({ state }) => state === 'undeliverable'),
    );
    return written;
  }
}
