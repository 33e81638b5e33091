import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { ProposeRisks } from '../assessment/propose-risks.js';
import { countTogether, orTryLater } from '../counting-lock.js';
import { RefreshTargets } from '../target/refresh-targets.js';
import { mostAttemptsAtOnce } from './attempt.rules.js';
import { CheckAttempts, type AttemptRow, type Checked } from './check-attempts.js';
import { WriteAttempts } from './write-attempts.js';

export interface Recorded {
  accepted: number;
  /** Of the accepted ones, those that stood here already. */
  repeated: number;
  rejected: Checked['rejected'];
}

/**
 * Records attempts, each row by itself: what is wrong is answered with its index, the rest stands. From all attempts together
 * follow the ends of the rooms and the proposed risks, in the same transaction.
 */
@Injectable()
export class RecordAttempts {
  constructor(
    private readonly check: CheckAttempts,
    private readonly write: WriteAttempts,
    private readonly propose: ProposeRisks,
    private readonly refresh: RefreshTargets,
  ) {}

  /** @throws Rejection ATTEMPTS_TOO_MANY, TRY_LATER */
  async execute(tx: EntityManager, by: string, rows: readonly AttemptRow[]): Promise<Recorded> {
    if (rows.length > mostAttemptsAtOnce) throw new Rejection('ATTEMPTS_TOO_MANY', { max: mostAttemptsAtOnce });
    await orTryLater(countTogether(tx));
    const { fresh, rejected } = await this.check.execute(tx, by, rows);
    const written = await this.write.execute(tx, by, fresh);
    await this.propose.execute(tx, written);
    await this.refresh.execute(tx, [...new Set(written.map(({ targetId }) => targetId))]);
    const accepted = rows.length - rejected.length;
    return { accepted, repeated: accepted - written.length, rejected };
  }
}
