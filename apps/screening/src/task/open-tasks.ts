import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type TaskKind, type TaskLevel, TaskOpened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { DueWork } from '#platform/due-work.entity.js';
import { uuidv7 } from '#platform/uuid.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';
import { taskRules } from './task-rules.js';
import { severityOf } from './task.rules.js';

export interface NewTask {
  kind: TaskKind;
  /** Id of what it is about: the same one opens no second task of the kind. */
  source: string;
  level?: TaskLevel;
  areaPath: string;
  householdId: string | null;
  residentId: string | null;
  /** By the rule of the kind when left out. */
  dueAt?: Date;
}

/** Its key is the moment at which tasks are due. */
export const overdueTasksWork = 'task.overdue';

const insert = `
  WITH t AS (
    INSERT INTO task (id, kind, source, level, severity, path, household_id, resident_id, due_at, overdue, state, opened_at, version)
    SELECT id, kind, source, level, severity, path, household_id, resident_id, due_at, false, 'open', $10, 1
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::uuid[], $8::uuid[], $9::timestamptz[])
      AS n (id, kind, source, level, severity, path, household_id, resident_id, due_at)
    ON CONFLICT (kind, source) DO NOTHING RETURNING *)
  SELECT ${changedTask} FROM t ORDER BY t.id`;

/** Puts things on the work list, all by one statement; what stands there already is left alone. */
@Injectable()
export class OpenTasks {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, tasks: readonly NewTask[]): Promise<void> {
    if (tasks.length === 0) return;
    const now = this.clock.now();
    const rows = tasks.map(({ level = 'worker', dueAt, ...task }) => {
      const rule = taskRules[task.kind];
      const due = dueAt ?? new Date(now.getTime() + rule.dueInMinutes * 60_000);
      return { ...task, id: uuidv7(now.getTime()), level, severity: severityOf(rule, level), dueAt: due };
    });
    const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((row) => row[name]);
    const opened = await tx.query<ChangedTask[]>(insert, [
      ...[column('id'), column('kind'), column('source'), column('level'), column('severity'), column('areaPath')],
      ...[column('householdId'), column('residentId'), column('dueAt'), now],
    ]);
    await this.outbox.addMany(
      tx,
      TaskOpened,
      opened.map((task) => taskFact(task, {})),
    );
    await this.schedule(tx, opened);
  }

  private async schedule(tx: EntityManager, opened: readonly ChangedTask[]): Promise<void> {
    const moments = [...new Set(opened.map(({ dueAt }) => dueAt.getTime()))].sort((one, other) => one - other);
    if (moments.length === 0) return;
    const work = moments.map((moment) => ({
      kind: overdueTasksWork,
      key: new Date(moment).toISOString(),
      dueAt: new Date(moment),
      attempts: 0,
    }));
    await tx.upsert(DueWork, work, ['kind', 'key']);
  }
}
