import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HelpKind } from '#contracts/supplies.events.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { ObservedHousehold } from '../observation/observed-household.entity.js';
import { AddHelp } from './add-help.js';
import { daysAhead, mayBeDue } from './help.rules.js';

export interface AskedHelp {
  householdId: string;
  kind: HelpKind;
  dueAt?: Date | null;
}

/** A household asks, or somebody for it. */
@Injectable()
export class RequestHelp {
  constructor(
    private readonly add: AddHelp,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection HOUSEHOLD_UNKNOWN, HELP_DUE_WRONG */
  async execute(tx: EntityManager, by: string, { householdId, kind, dueAt }: AskedHelp): Promise<string> {
    const household = await tx.findOneBy(Household, { id: householdId, closed: false });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    if (dueAt && !mayBeDue(dueAt, this.clock.now())) throw new Rejection('HELP_DUE_WRONG', { days: daysAhead });
    const doorstepOnly = await tx.existsBy(ObservedHousehold, { householdId });
    const about = { kind, householdId, residentId: null, path: buildingOf(household.roomPath), dueAt };
    return this.add.execute(tx, { ...about, doorstepOnly, requestedBy: by });
  }
}
