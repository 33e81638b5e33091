import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GateChecked } from '#contracts/passes.events.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { GroupCommit } from '#platform/group-commit.js';
import { asService } from '#platform/scope.js';
import { Vault } from '#platform/vault.js';
import { isTransient } from '#messaging/failure.js';
import { Outbox } from '#messaging/outbox.js';
import { GateCheckDays } from './gate-check-days.js';
import { type NewCheck, type Written, writeStatement } from './write-statement.js';

/** Gathers the checks of all devices and writes up to five hundred, their events and their counts by one statement. */
@Injectable()
export class WriteGateChecks {
  private readonly commits = new GroupCommit<NewCheck, Written>({ write: (checks) => this.write(checks), isTransient });

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly days: GateCheckDays,
  ) {}

  /** @throws Rejection TRY_LATER when too many wait; then none of them is kept */
  execute(checks: readonly NewCheck[]): Promise<Written[]> {
    return this.commits.addAll(checks);
  }

  private async write(checks: readonly NewCheck[]): Promise<Written[]> {
    await this.days.ensure(checks.map(({ checkedAt }) => chinaDay(checkedAt)));
    const now = this.clock.now();
    const facts = this.outbox.rows(
      GateChecked,
      checks.map((check) => factOf(check, now)),
    );
    const visitors = checks.map((check) => this.sealed(check));
    const columns = { checks, facts, visitors };
    const write = async (tx: EntityManager): Promise<Written[]> => {
      this.outbox.wrote(tx);
      return tx.query<Written[]>(writeStatement.text, writeStatement.values(columns, now));
    };
    return asService(this.dataSource, 'gate-check', write, { plannedOnce: true });
  }

  private sealed({ checkKey, visitor }: NewCheck): { key: Buffer | null; sealed: Buffer | null } {
    if (!visitor) return { key: null, sealed: null };
    const { key, wrapped } = this.vault.newSubjectKey(checkKey);
    return { key: wrapped, sealed: this.vault.seal(key, JSON.stringify(visitor), `gate_check.visitor:${checkKey}`) };
  }
}

/** Whose pass it was is not known before the statement, which puts it in. */
const factOf = (check: NewCheck, now: Date) => ({
  payload: {
    ...{ checkId: check.checkKey, gateId: check.device.gateId, deviceId: check.device.id, areaPath: check.device.path },
    ...{ direction: check.direction, passId: check.passId ?? null, residentId: null },
    ...{ temperature: check.temperature ?? null, method: check.method ?? null, decision: check.decision, reason: check.reason },
    ...{ checkedAt: check.checkedAt.toISOString(), receivedAt: now.toISOString() },
  },
  sequence: 1,
  jurisdiction: check.device.path,
});
