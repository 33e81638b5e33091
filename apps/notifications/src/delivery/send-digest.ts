import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due } from '#platform/due-work.js';
import { uuidv7 } from '#platform/uuid.js';
import { Delivery } from './delivery.entity.js';
import { digestWork } from './keep-within-day.js';
import { RecordNew } from './record-new.js';

/** One message in the evening stands for those that were too many. */
@Injectable()
export class SendDigest {
  constructor(
    private readonly record: RecordNew,
    private readonly clock: Clock,
  ) {}

  @Due(digestWork)
  async execute(recipient: string, tx: EntityManager): Promise<void> {
    const bundled = await tx.find(Delivery, {
      where: { recipient, state: 'suppressed', reason: 'DIGEST' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const last = bundled.at(-1);
    if (!last) return;
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    const about = { id, sourceId: id, template: 'digest', noticeId: null, edition: null, urgency: 'normal' as const };
    const digest = {
      ...last,
      ...about,
      values: { count: bundled.length },
      state: 'queued' as const,
      reason: null,
      nextAt: now,
      createdAt: now,
    };
    await this.record.execute(tx, [digest]);
    await tx.update(
      Delivery,
      bundled.map((row) => row.id),
      { reason: 'BUNDLED', bundledIn: id },
    );
  }
}
