import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReferralClosed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Fever } from '../fever/fever.entity.js';
import { CountPeople } from '../figures/count-people.js';
import { SettleTasks } from '../task/settle-tasks.js';
import { Referral } from './referral.entity.js';
import type { ReferralOutcome } from './referral.rules.js';

export interface ReferralEnd {
  outcome: ReferralOutcome;
  /** They were brought to the clinic by an arranged vehicle. */
  vehicleArranged: boolean | null;
}

/** It is known what the fever was: it does not count any more, and the visit is done. */
@Injectable()
export class CloseReferral {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly tasks: SettleTasks,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection REFERRAL_UNKNOWN or REFERRAL_CLOSED */
  async execute(tx: EntityManager, by: string, id: string, { outcome, vehicleArranged }: ReferralEnd): Promise<void> {
    const referral = await tx.findOne(Referral, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!referral) throw new Rejection('REFERRAL_UNKNOWN');
    if (referral.state === 'closed') throw new Rejection('REFERRAL_CLOSED');
    const { feverId, residentId, householdId, path: areaPath, version } = referral;
    const closed = { state: 'closed' as const, outcome, vehicleArranged, closedAt: this.clock.now(), closedBy: by, version: version + 1 };
    await tx.update(Referral, { id }, closed);
    await tx.update(Fever, { id: feverId }, { state: 'closed' });
    await this.count.execute(tx, [{ path: areaPath, fever: -1 }]);
    const payload = { referralId: id, feverId, residentId, householdId, areaPath, outcome };
    await this.outbox.add(tx, ReferralClosed, payload, { sequence: version + 1, jurisdiction: areaPath });
    await this.tasks.execute(tx, 'fever-visit', [id], 'done', by);
  }
}
