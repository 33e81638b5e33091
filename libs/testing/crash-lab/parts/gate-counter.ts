import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CommitSignal } from '#messaging/commit-signal.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { Vault } from '#platform/vault.js';
import { GateCheckDays } from '../../../../apps/passes/src/gate-check/gate-check-days.js';
import { WriteGateChecks } from '../../../../apps/passes/src/gate-check/write-gate-checks.js';
import type { NewCheck } from '../../../../apps/passes/src/gate-check/write-statement.js';
import { freshDatabase, rows } from '../../stack.js';
import { turnedSource } from './statement-proxy.js';

const path = '310000000000.310105000000.310105008000.310105008020';
const minute = 60_000;
const judgedBackwards = /WHEN \(SELECT true FROM generate_series[\s\S]*?THEN 'GATE_COUNTER_BACKWARDS'/;

/**
 * A device syncs its checks, and then a copy of it that was put back from a backup syncs others under numbers that lie before. The
 * wrong build takes no notice of the numbers.
 * @returns checks of a device whose number is smaller than that of an earlier check, by the raw rows
 */
export async function gateCounter(isWrong: boolean): Promise<string[]> {
  const database = await freshDatabase('passes');
  const dataSource = await new DataSource({ type: 'postgres', url: database.appUrl, poolSize: 4 }).initialize();
  try {
    const ignoring = turnedSource(dataSource, (sql, ask, values) => ask(sql.replace(judgedBackwards, ''), values));
    const source = isWrong ? ignoring : dataSource;
    const clock = new Clock();
    const days = new GateCheckDays(dataSource, clock);
    const write = new WriteGateChecks(source, new Outbox('passes', new CommitSignal()), new Vault(), clock, days);
    const device = { id: randomUUID(), gateId: randomUUID(), path } as NewCheck['device'];
    const began = Date.now() - 90 * minute;
    const batch = (from: number, at: number) =>
      Array.from({ length: 20 }, (_, index) => check(device, from + index * 2, new Date(at + index * minute)));
    await write.execute(batch(2, began));
    await write.execute(batch(3, began + 60 * minute));
    return await numbersThatWentBack(database.adminUrl);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
}

const check = (device: NewCheck['device'], counter: number, checkedAt: Date): NewCheck => ({
  ...{ checkKey: uuidv7(checkedAt.getTime()), counter, checkedAt, device, direction: 'in', mode: 'foot', passengers: 0 },
  ...{ answers: {}, steps: [], decision: 'admit', reason: 'ADMITTED', listNumbers: {} },
});

async function numbersThatWentBack(url: string): Promise<string[]> {
  const found = await rows<{ device_id: string; counter: number }>(
    url,
    'SELECT device_id, counter::integer FROM gate_check ORDER BY device_id, checked_at',
  );
  if (found.length < 20) return [`only ${found.length} checks were kept`];
  return found
    .filter(({ counter, device_id }, place) => found[place - 1]?.device_id === device_id && counter <= found[place - 1]!.counter)
    .map(({ counter }) => `check ${counter} was kept after a later number`);
}
