import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { mayDecide, unitsOf } from '#platform/units.rules.js';
import { MoveObservationEnd } from './move-observation-end.js';
import { ObservationChange } from './observation-change.entity.js';
import { mayChange } from './observation-change.rules.js';
import { Observation } from './observation.entity.js';
import { ReleaseObservations } from './release-observations.js';

/** Somebody of another unit approves or refuses another end; an approved one holds at once. */
@Injectable()
export class DecideObservationChange {
  constructor(
    private readonly release: ReleaseObservations,
    private readonly move: MoveObservationEnd,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_CHANGE_UNKNOWN, OBSERVATION_CHANGE_DECIDED, SECOND_PERSON_NEEDED, SECOND_UNIT_NEEDED, or that the end does not fit any more. */
  async execute(tx: EntityManager, actor: Actor, changeId: string, approve: boolean): Promise<ObservationChange> {
    const seen = await tx.findOneBy(ObservationChange, { id: changeId });
    if (!seen) throw new Rejection('OBSERVATION_CHANGE_UNKNOWN');
    // The observation is locked first, as whoever asks for a change does.
    const observation = await tx.findOneOrFail(Observation, { where: { id: seen.observationId }, lock: { mode: 'pessimistic_write' } });
    const change = await tx.findOneByOrFail(ObservationChange, { id: changeId });
    if (change.state !== 'asked') throw new Rejection('OBSERVATION_CHANGE_DECIDED');
    const decider = { subject: actor.subject, units: unitsOf(actor.grants, observation.path) };
    mayDecide({ subject: change.askedBy, units: change.askedUnits }, decider);
    const now = this.clock.now();
    const decided = { state: approve ? ('approved' as const) : ('refused' as const), decidedBy: actor.subject, decidedAt: now };
    await tx.update(ObservationChange, { id: changeId }, decided);
    if (!approve) return change;
    mayChange(observation, change, now);
    if (change.newEndsAt) await this.move.execute(tx, observation, change.newEndsAt, change.reason);
    else await this.release.execute(tx, [observation.id], { by: actor.subject });
    return change;
  }
}
