import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { ReadPasses } from '../pass/read-passes.js';
import { FollowHolds } from './follow-holds.js';

const end = `UPDATE suspension SET state = 'ended', ended_at = $2 WHERE pass_id = $1 AND state = 'standing' AND cause IS NULL`;
const byRule = `SELECT reason FROM suspension WHERE pass_id = $1 AND state = 'standing' AND cause IS NOT NULL`;

/** A worker takes back what a worker ordered. What stands by rule ends by itself, or by an appeal. */
@Injectable()
export class RestorePass {
  constructor(
    private readonly read: ReadPasses,
    private readonly follow: FollowHolds,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection PASS_UNKNOWN, PASS_NOT_SUSPENDED, PASS_HELD_BY_RULE */
  async execute(tx: EntityManager, by: string, passId: string): Promise<string> {
    const { id, state } = await this.read.locked(tx, passId);
    if (state !== 'suspended') throw new Rejection('PASS_NOT_SUSPENDED');
    const [, ended] = await tx.query<[unknown[], number]>(end, [id, this.clock.now()]);
    if (ended === 0 && (await tx.query<unknown[]>(byRule, [id])).length > 0) throw new Rejection('PASS_HELD_BY_RULE');
    await this.follow.settleStates(tx, [id], by);
    return id;
  }
}
