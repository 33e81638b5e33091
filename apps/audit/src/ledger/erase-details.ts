import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import { topics } from '#contracts/registry.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { asService } from '#platform/scope.js';

const dayMs = 86_400_000;
const atOnce = 5_000;
const work = 'ledger.erase-details';

/** Whoever was looked at can ask who it was for three years. */
const accessDays = 3 * 365;

/** Days that details are kept: as long as the topic keeps the fact itself. */
const daysOf = new Map(
  topics.map(({ name, retentionDays }) => [name, name === AccessRecorded.topic.name ? accessDays : retentionDays] as const),
);

const erase = `
  UPDATE ledger_entry SET salt = NULL, details = NULL, residents = '{}', households = '{}'
  WHERE index IN (SELECT index FROM ledger_entry WHERE topic = $1 AND at < $2 AND details IS NOT NULL LIMIT ${atOnce})`;

/**
 * Erases what lies beside the leaves when its time is over, together with its salt: the hash in the leaf then says nothing any more, and
 * the tree verifies as before.
 */
@Injectable()
export class EraseDetails implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await asService(this.dataSource, work, (tx) => scheduleDue(tx, work, 'all', this.clock.now()));
  }

  @Due(work)
  async execute(_key: string, tx: EntityManager): Promise<void> {
    let most = 0;
    for (const [topic, days] of daysOf) {
      if (days === Infinity) continue;
      const [, erased] = await tx.query<[unknown[], number]>(erase, [topic, new Date(this.clock.now().getTime() - days * dayMs)]);
      most = Math.max(most, erased);
    }
    // More of it at once; else tomorrow.
    await scheduleDue(tx, work, 'all', new Date(this.clock.now().getTime() + (most === atOnce ? 0 : dayMs)));
  }
}
