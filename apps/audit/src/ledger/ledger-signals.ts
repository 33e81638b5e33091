import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { asService } from '#platform/scope.js';
import { type Reading, Signals } from '#platform/signals.js';
import { ReadGaps } from '../search/read-gaps.js';

/** A gap is told within a minute; looking for it reads the numbers of all access records. */
const gapsEveryMs = 60_000;

const state = `
  SELECT size::float8, (size - signed_size)::float8 AS unsigned, (SELECT count(*)::float8 FROM ledger_arrival) AS waiting,
    (size - coalesce((SELECT max(c.size) FROM checkpoint c WHERE c.cosignatures <> ''), 0))::float8 AS unwitnessed
  FROM ledger_head WHERE id = 1`;

/** Figures of the ledger for whoever runs it: what waits, what is not signed or witnessed yet, what is missing. */
@Injectable()
export class LedgerSignals implements OnModuleInit {
  private gaps = { at: 0, count: 0 };

  constructor(
    private readonly dataSource: DataSource,
    private readonly signals: Signals,
    private readonly read: ReadGaps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.signals.register('ledger', { readings: () => this.readings() });
  }

  private async readings(): Promise<Reading[]> {
    const now = this.clock.now().getTime();
    return asService(this.dataSource, 'ledger-signals', async (tx) => {
      const [row] = await tx.query<{ size: number; unsigned: number; waiting: number; unwitnessed: number }[]>(state);
      if (Math.abs(now - this.gaps.at) >= gapsEveryMs) this.gaps = { at: now, count: missing(await this.read.execute(tx)) };
      const { size, unsigned, waiting, unwitnessed } = row!;
      return [
        { name: 'linli_ledger_leaves', help: 'Leaves of the ledger', value: size },
        { name: 'linli_ledger_waiting', help: 'Records that have no place in the ledger yet', value: waiting },
        { name: 'linli_ledger_unsigned', help: 'Leaves that no checkpoint signs for yet', value: unsigned },
        { name: 'linli_ledger_unwitnessed', help: 'Leaves that no witness has seen yet', value: unwitnessed },
        { name: 'linli_ledger_missing', help: 'Access records that a source counted and the ledger does not have', value: this.gaps.count },
      ];
    });
  }
}

const missing = (gaps: readonly { from: number; until: number }[]): number =>
  gaps.reduce((sum, { from, until }) => sum + until - from + 1, 0);
