import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HelpClosed, HelpDelivered, HelpLate } from '#contracts/supplies.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { OpenTasks } from './open-tasks.js';
import { SettleTasks } from './settle-tasks.js';

/** Help that has not come is looked after until it comes, or nobody needs it any more. */
@Controller()
export class OnHelp {
  constructor(
    private readonly open: OpenTasks,
    private readonly settle: SettleTasks,
  ) {}

  @On(HelpLate)
  async late(
    { payload: { helpId: source, areaPath, householdId, residentId } }: EventOf<typeof HelpLate>,
    tx: EntityManager,
  ): Promise<void> {
    await this.open.execute(tx, [{ kind: 'help-late', source, areaPath, householdId, residentId }]);
  }

  @On(HelpDelivered)
  async delivered({ payload: { helpId } }: EventOf<typeof HelpDelivered>, tx: EntityManager): Promise<void> {
    await this.settle.execute(tx, 'help-late', [helpId], 'settled');
  }

  @On(HelpClosed)
  async closed({ payload: { helpId } }: EventOf<typeof HelpClosed>, tx: EntityManager): Promise<void> {
    await this.settle.execute(tx, 'help-late', [helpId], 'not-needed');
  }
}
