import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TaskOverdue } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';
import { overdueTasksWork } from './open-tasks.js';

const atOnce = 1_000;

const mark = `
  WITH t AS (
    UPDATE task o SET overdue = true, version = o.version + 1
    FROM (SELECT id FROM task WHERE state = 'open' AND NOT overdue AND due_at <= $1 ORDER BY id LIMIT ${atOnce} FOR UPDATE) locked
    WHERE o.id = locked.id RETURNING new.*)
  SELECT ${changedTask} FROM t ORDER BY t.id`;

/** What should have been done by the moment of the key is told of, each task once. */
@Injectable()
export class TellOverdueTasks {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @Due(overdueTasksWork)
  async execute(moment: string, tx: EntityManager): Promise<void> {
    const rows = await tx.query<ChangedTask[]>(mark, [new Date(moment)]);
    await this.outbox.addMany(
      tx,
      TaskOverdue,
      rows.map((task) => taskFact(task, {})),
    );
    if (rows.length === atOnce) await scheduleDue(tx, overdueTasksWork, moment, this.clock.now());
  }
}
