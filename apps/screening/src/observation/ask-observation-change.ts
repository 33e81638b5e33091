import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ObservationChangeReason } from '#contracts/screening.events.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { unitsOf } from '#platform/units.rules.js';
import { uuidv7 } from '#platform/uuid.js';
import { ObservationChange } from './observation-change.entity.js';
import { type AskedChange, mayChange } from './observation-change.rules.js';
import { Observation } from './observation.entity.js';

export interface ChangeAsked extends AskedChange {
  observationId: string;
  reason: ObservationChangeReason;
}

/** Asks for another end of an observation. Nothing changes before somebody of another unit has approved it. */
@Injectable()
export class AskObservationChange {
  constructor(private readonly clock: Clock) {}

  /** @throws Rejection OBSERVATION_UNKNOWN, or that says why it cannot end then. */
  async execute(tx: EntityManager, actor: Actor, asked: ChangeAsked): Promise<string> {
    const { observationId, kind, newEndsAt, reason, evidence } = asked;
    const observation = await tx.findOne(Observation, { where: { id: observationId }, lock: { mode: 'pessimistic_write' } });
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    const now = this.clock.now();
    mayChange(observation, { kind, newEndsAt, evidence: evidence.trim() }, now);
    if (await tx.existsBy(ObservationChange, { observationId, state: 'asked' })) throw new Rejection('OBSERVATION_CHANGE_OPEN');
    const change = { id: uuidv7(now.getTime()), observationId, path: observation.path, kind, newEndsAt, reason, evidence: evidence.trim() };
    const by = { askedBy: actor.subject, askedUnits: unitsOf(actor.grants, observation.path), askedAt: now };
    await tx.insert(ObservationChange, { ...change, ...by, state: 'asked', decidedBy: null, decidedAt: null });
    return change.id;
  }
}
