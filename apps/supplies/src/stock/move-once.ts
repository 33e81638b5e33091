import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { ReadStock } from './read-stock.js';
import type { Movement } from './stock-move.entity.js';

/** One request moves stock once, however often it is sent. */
@Injectable()
export class MoveOnce {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadStock,
  ) {}

  /** `work` answers with the id of the movement. */
  execute(actor: Actor, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<Movement> {
    return withScope(this.dataSource, actor, 'stock.move', async (tx) =>
      this.read.movement(tx, await repeatable(tx, actor, requestId, () => work(tx))),
    );
  }
}
