import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { CancelObservations } from './cancel-observations.js';
import { mayStandAsEvidence, type RefusalReason } from './observation-change.rules.js';
import { Observation } from './observation.entity.js';

export interface Refusal {
  reason: RefusalReason;
  evidence: string;
}

/** A worker knows better than the rule: the proposal never starts. Nobody was restricted yet, so one person decides. */
@Injectable()
export class RefuseObservation {
  constructor(private readonly cancel: CancelObservations) {}

  /** @throws Rejection OBSERVATION_UNKNOWN, OBSERVATION_NOT_PROPOSED or EVIDENCE_MISSING */
  async execute(tx: EntityManager, by: string, id: string, { reason, evidence }: Refusal): Promise<void> {
    mayStandAsEvidence(evidence);
    const observation = await tx.findOne(Observation, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    if (observation.state !== 'proposed') throw new Rejection('OBSERVATION_NOT_PROPOSED');
    await tx.update(Observation, { id }, { refusedFor: reason, refusalEvidence: evidence });
    await this.cancel.execute(tx, [id], by);
  }
}
