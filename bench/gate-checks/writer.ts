import type { DataSource } from 'typeorm';
import type { WriteGateChecks } from '../../apps/passes/src/gate-check/write-gate-checks.js';
import { CommitSignal } from '../../libs/messaging/commit-signal.js';
import { Outbox } from '../../libs/messaging/outbox.js';
import { Clock } from '../../libs/platform/clock.js';
import { Vault } from '../../libs/platform/vault.js';

/** The writer of the passes service as it runs; loaded late, as its data source reads its address when it is loaded. */
export async function writerOf(source: DataSource): Promise<WriteGateChecks> {
  const { GateCheckDays } = await import('../../apps/passes/src/gate-check/gate-check-days.js');
  const { WriteGateChecks: Writer } = await import('../../apps/passes/src/gate-check/write-gate-checks.js');
  const clock = new Clock();
  return new Writer(source, new Outbox('passes', new CommitSignal()), new Vault(), clock, new GateCheckDays(source, clock));
}
