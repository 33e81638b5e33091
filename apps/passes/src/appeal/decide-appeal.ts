import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidOrNull } from '#platform/uuid.js';
import { ChangePasses } from '../pass/change-passes.js';
import { ReadPasses } from '../pass/read-passes.js';
import { Appeal } from './appeal.entity.js';

const lift = `UPDATE suspension SET state = 'lifted', ended_at = $2, decided_by = $3, decided_at = $2 WHERE pass_id = $1 AND state = 'standing'`;

/** Whoever did not ask for it decides: granted, everything that stood against the pass is lifted and does not come back by rule. */
@Injectable()
export class DecideAppeal {
  constructor(
    private readonly read: ReadPasses,
    private readonly change: ChangePasses,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the appeal as it was
   * @throws Rejection APPEAL_UNKNOWN, APPEAL_DECIDED, SECOND_PERSON_NEEDED
   */
  async execute(tx: EntityManager, by: string, appealId: string, granted: boolean): Promise<Appeal> {
    const id = uuidOrNull(appealId);
    const appeal = id && (await tx.findOne(Appeal, { where: { id }, lock: { mode: 'pessimistic_write' } }));
    if (!appeal) throw new Rejection('APPEAL_UNKNOWN');
    if (appeal.state !== 'open') throw new Rejection('APPEAL_DECIDED');
    if (appeal.askedBy === by) throw new Rejection('SECOND_PERSON_NEEDED');
    const now = this.clock.now();
    await tx.update(Appeal, appeal.id, { state: granted ? 'granted' : 'dismissed', decidedBy: by, decidedAt: now });
    if (!granted) return appeal;
    const pass = await this.read.locked(tx, appeal.passId);
    await tx.query(lift, [pass.id, now, by]);
    if (pass.validUntil > now) await this.change.execute(tx, [pass.id], { to: 'active' }, by);
    return appeal;
  }
}
