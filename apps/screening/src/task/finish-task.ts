import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TaskDone } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';
import { Task } from './task.entity.js';
import type { TaskOutcome } from './task.rules.js';

const finish = `
  WITH t AS (
    UPDATE task SET state = 'done', outcome = $2, done_at = $3, done_by = $4, version = version + 1 WHERE id = $1 RETURNING *)
  SELECT ${changedTask} FROM t`;

/** Somebody has seen to it, whoever had taken it. */
@Injectable()
export class FinishTask {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection TASK_UNKNOWN or TASK_DONE */
  async execute(tx: EntityManager, by: string, id: string, outcome: TaskOutcome): Promise<void> {
    const task = await tx.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!task) throw new Rejection('TASK_UNKNOWN');
    if (task.state === 'done') throw new Rejection('TASK_DONE');
    const rows = await tx.query<ChangedTask[]>(finish, [id, outcome, this.clock.now(), by]);
    await this.outbox.addMany(
      tx,
      TaskDone,
      rows.map((done) => taskFact(done, { outcome })),
    );
  }
}
