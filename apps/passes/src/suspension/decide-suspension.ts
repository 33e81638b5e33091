import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { mayDecide, unitsOf } from '#platform/units.rules.js';
import { uuidOrNull } from '#platform/uuid.js';
import { FollowHolds } from './follow-holds.js';
import { Suspension } from './suspension.entity.js';

/** Another person of another unit approves or refuses a suspension for health. */
@Injectable()
export class DecideSuspension {
  constructor(
    private readonly follow: FollowHolds,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection SUSPENSION_UNKNOWN, SUSPENSION_DECIDED, SECOND_PERSON_NEEDED, SECOND_UNIT_NEEDED */
  async execute(tx: EntityManager, actor: Actor, suspensionId: string, approved: boolean): Promise<Suspension> {
    const id = uuidOrNull(suspensionId);
    const asked = id && (await tx.findOne(Suspension, { where: { id }, lock: { mode: 'pessimistic_write' } }));
    if (!asked) throw new Rejection('SUSPENSION_UNKNOWN');
    if (asked.state !== 'asked') throw new Rejection('SUSPENSION_DECIDED');
    mayDecide({ subject: asked.askedBy, units: asked.askedUnits }, { subject: actor.subject, units: unitsOf(actor.grants, asked.path) });
    const decided = { decidedBy: actor.subject, decidedAt: this.clock.now() };
    await tx.update(Suspension, asked.id, { ...decided, state: approved ? 'standing' : 'refused' });
    if (approved) await this.follow.settleStates(tx, [asked.passId], actor.subject);
    return asked;
  }
}
