import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type TaskKind, TaskDone } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';
import type { TaskOutcome } from './task.rules.js';

const done = `
  WITH t AS (
    UPDATE task d SET state = 'done', outcome = $3, done_at = $4, done_by = $5, version = d.version + 1
    FROM (SELECT id FROM task WHERE kind = $1 AND source = ANY($2::text[]) AND state = 'open' ORDER BY id FOR UPDATE) locked
    WHERE d.id = locked.id RETURNING new.*)
  SELECT ${changedTask} FROM t ORDER BY t.id`;

/** What tasks were about is settled: they leave the work list. */
@Injectable()
export class SettleTasks {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** `by` is the account that saw to it; null when it came right by itself. */
  async execute(
    tx: EntityManager,
    kind: TaskKind,
    sources: readonly string[],
    outcome: TaskOutcome,
    by: string | null = null,
  ): Promise<void> {
    if (sources.length === 0) return;
    const rows = await tx.query<ChangedTask[]>(done, [kind, sources, outcome, this.clock.now(), by]);
    await this.outbox.addMany(
      tx,
      TaskDone,
      rows.map((task) => taskFact(task, { outcome })),
    );
  }
}
