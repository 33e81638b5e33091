import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PassIssued } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { FollowHolds } from '../suspension/follow-holds.js';
import { CheckIssue } from './check-issue.js';
import { inForceAt } from './dated.rules.js';
import { issueRules } from './issue-rules.js';
import { type Asked, faultOfIssuing, type Issuing, mostPassesAtOnce, type RowFault } from './issue.rules.js';
import { factsOf } from './pass-row.js';
import { WritePasses } from './write-passes.js';

export interface IssuedPasses {
  ids: string[];
  rejected: (RowFault & { index: number })[];
}

/** Issues one pass or many, each row by itself. Whoever is held by an observation gets a pass that is suspended. */
@Injectable()
export class IssuePasses {
  constructor(
    private readonly check: CheckIssue,
    private readonly write: WritePasses,
    private readonly follow: FollowHolds,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection PASSES_TOO_MANY, or what is wrong with all of them */
  async execute(tx: EntityManager, by: string, issuing: Issuing, asked: readonly Asked[]): Promise<IssuedPasses> {
    if (asked.length > mostPassesAtOnce) throw new Rejection('PASSES_TOO_MANY', { max: mostPassesAtOnce });
    const rules = inForceAt(issueRules, this.clock.now());
    const fault = faultOfIssuing(issuing, rules, this.clock.now());
    if (fault) throw new Rejection(fault.code, fault.params);
    const { fresh, rejected } = await this.check.execute(tx, issuing.passClass, asked, rules);
    if (fresh.length === 0) return { ids: [], rejected };
    const rows = await this.write.execute(tx, by, issuing, fresh).catch(refusePlate);
    const period = { validFrom: issuing.validFrom.toISOString(), validUntil: issuing.validUntil.toISOString() };
    await this.outbox.addMany(tx, PassIssued, factsOf(rows, period));
    await this.follow.execute(tx, {
      residentIds: rows.flatMap(({ residentId }) => residentId ?? []),
      householdIds: [...new Set(rows.map(({ householdId }) => householdId))],
    });
    return { ids: rows.map(({ id }) => id), rejected };
  }
}

/** Somebody whom the caller does not see has a pass for the same plate. */
function refusePlate(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'pass_plate') throw new Rejection('PASS_PLATE_TAKEN');
  throw error;
}
