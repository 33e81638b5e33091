import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WithdrawSlots } from '../slot/withdraw-slots.js';
import { SettleTasks } from '../task/settle-tasks.js';

/** Nothing more is asked of whoever is not observed any more, nor of anybody about them. */
@Injectable()
export class CloseFollowUp {
  constructor(
    private readonly withdraw: WithdrawSlots,
    private readonly settle: SettleTasks,
  ) {}

  async execute(tx: EntityManager, observationIds: readonly string[], now: Date): Promise<void> {
    if (observationIds.length === 0) return;
    await this.withdraw.execute(tx, observationIds, now);
    await this.settle.execute(tx, 'confirm-observation', observationIds, 'not-needed');
    await this.settle.execute(tx, 'commitment', observationIds, 'not-needed');
  }
}
