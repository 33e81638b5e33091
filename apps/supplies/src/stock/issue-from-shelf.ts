import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LockShelf, type ShelfPlace } from './lock-shelf.js';
import { Shelf } from './shelf.entity.js';
import { linesOf } from './stock.rules.js';
import { WriteMovement } from './write-movement.js';

/** Something is handed out at a store; one that keeps no shelf of it in the ledger has nothing to take off. */
@Injectable()
export class IssueFromShelf {
  constructor(
    private readonly lock: LockShelf,
    private readonly write: WriteMovement,
  ) {}

  /** @throws Rejection STOCK_BELOW_ZERO */
  async execute(tx: EntityManager, by: string, { storeId, itemId, quantity }: ShelfPlace & { quantity: number }): Promise<void> {
    const kept = await tx.findOneBy(Shelf, { storeId, itemId });
    if (!kept) return;
    const shelf = await this.lock.byId(tx, kept.id);
    await this.write.execute(tx, { shelf, kind: 'issue', lines: linesOf('issue', quantity), by });
  }
}
