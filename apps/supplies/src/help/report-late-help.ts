import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HelpLate } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due } from '#platform/due-work.js';
import { factsOf } from './advance-help.js';
import { HelpRequest } from './help-request.entity.js';
import { waiting } from './help.rules.js';

export const helpLateWork = 'help.late';

/** Its time has come and somebody still waits: told once. */
@Injectable()
export class ReportLateHelp {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @Due(helpLateWork)
  async execute(id: string, tx: EntityManager): Promise<void> {
    const help = await tx.findOne(HelpRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!help || help.late || !waiting.includes(help.state)) return;
    const change = { late: true, changedAt: this.clock.now(), version: help.version + 1 };
    await tx.update(HelpRequest, id, change);
    await this.outbox.add(tx, HelpLate, factsOf(help), { sequence: change.version, jurisdiction: help.path });
  }
}
