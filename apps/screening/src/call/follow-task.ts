import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { FinishTask } from '../task/finish-task.js';
import { Task } from '../task/task.entity.js';
import { type CallOutcome, taskAfter } from './call.rules.js';

/** Who was spoken to is off the work list; who was not stays on it, to be rung up again. */
@Injectable()
export class FollowTask {
  constructor(private readonly finish: FinishTask) {}

  /** @throws Rejection TASK_UNKNOWN or TASK_DONE */
  async execute(tx: EntityManager, by: string, taskId: string, outcome: CallOutcome): Promise<void> {
    const after = taskAfter(outcome);
    if (after) await this.finish.execute(tx, by, taskId, after);
    else if (!(await tx.existsBy(Task, { id: taskId }))) throw new Rejection('TASK_UNKNOWN');
  }
}
