import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type NewTask, OpenTasks } from '../task/open-tasks.js';
import { SettleTasks } from '../task/settle-tasks.js';

/** Whoever refuses is talked to; a signature settles it. */
@Injectable()
export class CommitmentTasks {
  constructor(
    private readonly open: OpenTasks,
    private readonly settle: SettleTasks,
  ) {}

  signed = (tx: EntityManager, observationId: string, by: string): Promise<void> =>
    this.settle.execute(tx, 'commitment', [observationId], 'settled', by);

  refused = (tx: EntityManager, about: Omit<NewTask, 'kind'>): Promise<void> => this.open.execute(tx, [{ kind: 'commitment', ...about }]);
}
