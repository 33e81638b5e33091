import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Observation } from '../observation/observation.entity.js';
import { FinishTask } from '../task/finish-task.js';
import { OpenTasks } from '../task/open-tasks.js';

export interface VisitFollowUp {
  visitId: string;
  observation: Pick<Observation, 'path' | 'householdId' | 'residentId'>;
  /** The task that sent them. */
  taskId: string | null;
  nextVisitAt: Date | null;
}

/** A visit finishes the task that sent them, and puts the next visit on the work list. */
@Injectable()
export class VisitTasks {
  constructor(
    private readonly finish: FinishTask,
    private readonly open: OpenTasks,
  ) {}

  async execute(tx: EntityManager, by: string, { visitId, observation, taskId, nextVisitAt }: VisitFollowUp): Promise<void> {
    if (taskId) await this.finish.execute(tx, by, taskId, 'done');
    if (!nextVisitAt) return;
    const { path: areaPath, householdId, residentId } = observation;
    await this.open.execute(tx, [{ kind: 'visit', source: visitId, areaPath, householdId, residentId, dueAt: nextVisitAt }]);
  }
}
