import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OpenTasks } from '../task/open-tasks.js';
import { SettleTasks } from '../task/settle-tasks.js';
import type { WrittenFever } from './fever-change.js';

/** Somebody measures again with contact; the reading that decides settles it. */
@Injectable()
export class FeverTasks {
  constructor(
    private readonly open: OpenTasks,
    private readonly settle: SettleTasks,
  ) {}

  async execute(tx: EntityManager, suspected: readonly WrittenFever[], decided: readonly WrittenFever[]): Promise<void> {
    await this.settle.execute(
      tx,
      'contact-reading',
      decided.map(({ feverId }) => feverId),
      'done',
    );
    await this.open.execute(
      tx,
      suspected.map(({ feverId: source, areaPath, householdId, residentId }) => ({
        ...{ kind: 'contact-reading' as const, source },
        ...{ areaPath, householdId, residentId },
      })),
    );
  }
}
