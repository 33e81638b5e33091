import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NeedKind, Thermometer } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { OpenNeeds } from '../need/open-needs.js';
import { Observation } from '../observation/observation.entity.js';
import { TakeHeardReading } from '../reading/take-heard-reading.js';
import { Visit } from './visit.entity.js';
import { type Condition, faultOfVisit } from './visit.rules.js';
import { VisitTasks } from './visit-tasks.js';

export interface NewVisit {
  observationId: string;
  at: Date;
  /** Accounts of those who were there. */
  worker: string | null;
  doctor: string | null;
  condition: Condition;
  temperature: number | null;
  method: Thermometer;
  needs: readonly NeedKind[];
  nextVisitAt: Date | null;
  /** The task that sent them. */
  taskId: string | null;
}

/** A worker and a doctor were there together: one record, and what follows from it. */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly reading: TakeHeardReading,
    private readonly needs: OpenNeeds,
    private readonly tasks: VisitTasks,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_UNKNOWN, OBSERVATION_NOT_RUNNING, VISIT_WRONG, TASK_UNKNOWN, TASK_DONE, or of the reading. */
  async execute(tx: EntityManager, by: string, visit: NewVisit): Promise<string> {
    const fault = faultOfVisit(visit, this.clock.now());
    if (fault) throw new Rejection(fault.code, fault.params);
    const observation = await tx.findOne(Observation, { where: { id: visit.observationId }, lock: { mode: 'pessimistic_write' } });
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    const { observationId, at, worker, doctor, condition, temperature, needs, nextVisitAt, taskId } = visit;
    const id = uuidv7(this.clock.now().getTime());
    const seen = { at, worker, doctor, condition, temperature, needs: [...needs], nextVisitAt, recordedBy: by };
    await tx.insert(Visit, { id, observationId, path: observation.path, ...seen });
    // First the task that sent them: the reading below settles what is open because none had come.
    await this.tasks.execute(tx, by, { visitId: id, observation, taskId, nextVisitAt });
    await this.needs.execute(tx, by, observationId, needs);
    if (temperature !== null) {
      const takenBy = doctor ? ('doctor' as const) : ('worker' as const);
      const measured = { id, observationId, temperature, method: visit.method, symptoms: [], takenBy, measuredAt: at };
      await this.reading.execute(tx, by, measured);
    }
    return id;
  }
}
