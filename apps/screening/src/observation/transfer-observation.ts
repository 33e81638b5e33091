import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationTransferred } from '#contracts/screening.events.js';
import type { PayloadOf } from '#contracts/topic.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { CountPeople } from '../figures/count-people.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';
import { CloseFollowUp } from './close-follow-up.js';
import { Observation } from './observation.entity.js';
import { isRunning } from './observation.rules.js';

export type TransferredTo = PayloadOf<typeof ObservationTransferred>['to'];

const transfer = `
  WITH o AS (
    UPDATE observation SET state = 'transferred', ended_at = $2, ended_by = $3, version = version + 1 WHERE id = $1 RETURNING *)
  SELECT ${changedObservation} FROM o`;

/** They go on elsewhere: in hospital, at a central site, or under another committee. */
@Injectable()
export class TransferObservation {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly followUp: CloseFollowUp,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_UNKNOWN or OBSERVATION_NOT_RUNNING */
  async execute(tx: EntityManager, by: string, id: string, to: TransferredTo): Promise<void> {
    const observation = await tx.findOne(Observation, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    if (!isRunning(observation.state)) throw new Rejection('OBSERVATION_NOT_RUNNING');
    const now = this.clock.now();
    const transferred = await tx.query<ChangedObservation[]>(transfer, [id, now, by]);
    await this.followUp.execute(tx, [id], now);
    await this.outbox.addMany(
      tx,
      ObservationTransferred,
      transferred.map((row) => factOf(row, { to })),
    );
    await this.count.execute(tx, [{ path: observation.path, active: -1 }]);
  }
}
