import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { chinaDay, chinaDayAfter } from '#platform/china-time.rules.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { asService } from '#platform/scope.js';
import { checksKeptDays } from './gate-check.rules.js';

export const gateCheckDaysWork = 'gate-check.days';
const daysAhead = 7;
const dayMs = 86_400_000;

const make = 'SELECT linli_make_gate_check_days($1::date, $2::date)';
const drop = 'SELECT linli_drop_gate_check_days($1::date)';

/** Partitions for the days to come are made ahead; those of days that are not kept any more are dropped, each day. */
@Injectable()
export class GateCheckDays implements OnApplicationBootstrap {
  private readonly known = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await asService(this.dataSource, gateCheckDaysWork, (tx) => scheduleDue(tx, gateCheckDaysWork, 'daily', this.clock.now()));
  }

  @Due(gateCheckDaysWork)
  async execute(key: string, tx: EntityManager): Promise<void> {
    const [now, today] = [this.clock.now(), chinaDay(this.clock.now())];
    await tx.query(make, [today, chinaDayAfter(today, daysAhead)]);
    await tx.query(drop, [chinaDayAfter(today, -checksKeptDays - 1)]);
    await scheduleDue(tx, gateCheckDaysWork, key, new Date(now.getTime() + dayMs));
  }

  /** For checks of days before the first start, or after a clock that jumped: their partitions stand when this has ended. */
  async ensure(days: readonly string[]): Promise<void> {
    const missing = [...new Set(days)].filter((day) => !this.known.has(day)).toSorted();
    if (missing.length === 0) return;
    await asService(this.dataSource, gateCheckDaysWork, async (tx) => {
      for (const day of missing) await tx.query(make, [day, day]);
    });
    if (this.known.size > 100) this.known.clear();
    for (const day of missing) this.known.add(day);
  }
}
