import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HelpAssigned, HelpClosed, HelpConfirmed, HelpDelivered, HelpUnderWay } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { HelpRequest } from './help-request.entity.js';
import { mayBecome, type NextHelpState } from './help.rules.js';

/** Brings a request one step on, if the rules allow it, and tells of it. */
@Injectable()
export class AdvanceHelp {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * `check` looks at the locked row first.
   * @throws Rejection HELP_UNKNOWN, HELP_STATE_WRONG
   */
  async execute(
    tx: EntityManager,
    id: string,
    to: NextHelpState,
    more: Partial<Pick<HelpRequest, 'helper'>> = {},
    check: (help: HelpRequest) => void = () => undefined,
  ): Promise<void> {
    const help = await tx.findOne(HelpRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!help) throw new Rejection('HELP_UNKNOWN');
    check(help);
    if (!mayBecome(help.state, to)) throw new Rejection('HELP_STATE_WRONG', { state: help.state });
    const now = this.clock.now();
    const change = { ...more, state: to, changedAt: now, version: help.version + 1, ...(to === 'delivered' && { deliveredAt: now }) };
    await tx.update(HelpRequest, id, change);
    await this.tell(tx, to, { ...help, ...change });
  }

  private async tell(tx: EntityManager, state: NextHelpState, help: HelpRequest): Promise<void> {
    const facts = factsOf(help);
    const about = { sequence: help.version, jurisdiction: help.path };
    if (state === 'assigned') await this.outbox.add(tx, HelpAssigned, { ...facts, helper: help.helper ?? '' }, about);
    if (state === 'under-way') await this.outbox.add(tx, HelpUnderWay, facts, about);
    if (state === 'delivered') await this.outbox.add(tx, HelpDelivered, { ...facts, deliveredAt: help.changedAt.toISOString() }, about);
    if (state === 'confirmed') await this.outbox.add(tx, HelpConfirmed, facts, about);
    if (state === 'closed') await this.outbox.add(tx, HelpClosed, facts, about);
  }
}

/** What every event of a request says. */
export const factsOf = ({ id, kind, householdId, residentId, path, dueAt }: HelpRequest) => ({
  helpId: id,
  kind,
  householdId,
  residentId,
  areaPath: path,
  dueAt: dueAt.toISOString(),
});
