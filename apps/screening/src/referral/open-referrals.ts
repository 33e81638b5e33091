import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReferralOpened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { OpenTasks } from '../task/open-tasks.js';
import { Referral } from './referral.entity.js';

export interface ReferredFever {
  feverId: string;
  residentId: string;
  householdId: string;
  areaPath: string;
}

/** Confirmed fevers go to the doctor at once, each by a referral of its own and a visit on the work list. */
@Injectable()
export class OpenReferrals {
  constructor(
    private readonly outbox: Outbox,
    private readonly tasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  /** @returns ids of the referrals, by fever */
  async execute(tx: EntityManager, fevers: readonly ReferredFever[]): Promise<Map<string, string>> {
    if (fevers.length === 0) return new Map();
    const now = this.clock.now();
    const rows = fevers.map(({ feverId, residentId, householdId, areaPath }) => ({
      id: uuidv7(now.getTime()),
      ...{ feverId, residentId, householdId, path: areaPath, openedAt: now, version: 1 },
      ...{ state: 'open' as const, outcome: null, vehicleArranged: null, closedAt: null, closedBy: null },
    }));
    await tx.insert(Referral, rows);
    const facts = rows.map(({ id: referralId, feverId, residentId, householdId, path: areaPath }) => ({
      payload: { referralId, feverId, residentId, householdId, areaPath },
      sequence: 1,
      jurisdiction: areaPath,
    }));
    await this.outbox.addMany(tx, ReferralOpened, facts);
    const tasks = facts.map(({ payload: { referralId: source, areaPath, householdId, residentId } }) => ({
      ...{ kind: 'fever-visit' as const, source },
      ...{ areaPath, householdId, residentId },
    }));
    await this.tasks.execute(tx, tasks);
    return new Map(rows.map(({ feverId, id }) => [feverId, id]));
  }
}
