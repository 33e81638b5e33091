import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Thermometer } from '#contracts/shared.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { OpenNeeds } from '../need/open-needs.js';
import { Observation } from '../observation/observation.entity.js';
import { isRunning } from '../observation/observation.rules.js';
import { TakeHeardReading } from '../reading/take-heard-reading.js';
import { Call } from './call.entity.js';
import { faultOfCall, type HeardCall } from './call.rules.js';
import { FollowTask } from './follow-task.js';

export interface NewCall extends HeardCall {
  observationId: string;
  method: Thermometer;
  /** The task for which it was made. */
  taskId: string | null;
}

/** Somebody at home was rung up: one record, and what follows from what they said. */
@Injectable()
export class RecordCall {
  constructor(
    private readonly reading: TakeHeardReading,
    private readonly needs: OpenNeeds,
    private readonly task: FollowTask,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_UNKNOWN, OBSERVATION_NOT_RUNNING, CALL_WRONG, CALL_NOTE_WRONG, TASK_UNKNOWN, TASK_DONE, or of the reading. */
  async execute(tx: EntityManager, by: string, { method, ...call }: NewCall): Promise<string> {
    const fault = faultOfCall(call, this.clock.now());
    if (fault) throw new Rejection(fault.code, fault.params);
    const { observationId, at, outcome, temperature, symptoms, needs, note, taskId } = call;
    const observation = await tx.findOne(Observation, { where: { id: observationId }, lock: { mode: 'pessimistic_write' } });
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    if (!isRunning(observation.state)) throw new Rejection('OBSERVATION_NOT_RUNNING');
    const id = uuidv7(this.clock.now().getTime());
    const heard = { at, outcome, temperature, symptoms: [...symptoms], needs: [...needs], note };
    await tx.insert(Call, { id, observationId, taskId, path: observation.path, by, ...heard });
    // First the task: the reading below settles what is open because none had come.
    if (taskId) await this.task.execute(tx, by, taskId, outcome);
    await this.needs.execute(tx, by, observationId, needs);
    const said = { id, observationId, method, symptoms, takenBy: 'self' as const, measuredAt: at };
    if (temperature !== null) await this.reading.execute(tx, by, { ...said, temperature });
    return id;
  }
}
