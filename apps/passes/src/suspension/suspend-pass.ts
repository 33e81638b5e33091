import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SuspensionReason } from '#contracts/passes.events.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { unitsOf } from '#platform/units.rules.js';
import { uuidv7 } from '#platform/uuid.js';
import { isRunning } from '../pass/pass.rules.js';
import { ReadPasses } from '../pass/read-passes.js';
import { FollowHolds } from './follow-holds.js';
import { Suspension } from './suspension.entity.js';
import { needsApproval } from './suspension.rules.js';

const ordered: readonly SuspensionReason[] = ['lost', 'misuse', 'observation', 'household-observation'];

/** A worker suspends a pass: at once when it is lost or misused, after the approval of another unit for health. */
@Injectable()
export class SuspendPass {
  constructor(
    private readonly read: ReadPasses,
    private readonly follow: FollowHolds,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the suspension
   * @throws Rejection PASS_UNKNOWN, PASS_NOT_RUNNING, SUSPENSION_REASON_WRONG, SUSPENDED_ALREADY
   */
  async execute(tx: EntityManager, actor: Actor, passId: string, reason: SuspensionReason): Promise<string> {
    const { id, path, householdId, state } = await this.read.locked(tx, passId);
    if (!isRunning(state)) throw new Rejection('PASS_NOT_RUNNING');
    if (!ordered.includes(reason)) throw new Rejection('SUSPENSION_REASON_WRONG');
    const same = tx.createQueryBuilder(Suspension, 's').where(`s.passId = :id AND s.reason = :reason AND s.state IN ('asked', 'standing')`);
    if (await same.setParameters({ id, reason }).getExists()) throw new Rejection('SUSPENDED_ALREADY');
    const suspension = {
      ...{ id: uuidv7(this.clock.now().getTime()), passId: id, householdId, path, reason, cause: null },
      state: needsApproval(reason) ? ('asked' as const) : ('standing' as const),
      ...{ askedBy: actor.subject, askedUnits: unitsOf(actor.grants, path), askedAt: this.clock.now() },
    };
    await tx.insert(Suspension, suspension);
    if (suspension.state === 'standing') await this.follow.settleStates(tx, [id], actor.subject);
    return suspension.id;
  }
}
