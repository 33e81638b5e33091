import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { LockShelf, type ShelfPlace } from './lock-shelf.js';
import { largestQuantity, linesOf, linesOfCount, type SimpleMove } from './stock.rules.js';
import { WriteMovement } from './write-movement.js';

/** @throws Rejection STOCK_QUANTITY_WRONG */
export function checkQuantity(quantity: number, from: 0 | 1): void {
  if (quantity < from || quantity > largestQuantity) throw new Rejection('STOCK_QUANTITY_WRONG', { from, to: largestQuantity });
}

/** Things come to a shelf or leave it, or are counted. */
@Injectable()
export class MoveStock {
  constructor(
    private readonly lock: LockShelf,
    private readonly write: WriteMovement,
  ) {}

  /** @returns id of the movement */
  async execute(tx: EntityManager, by: string, move: ShelfPlace & { kind: SimpleMove; quantity: number }): Promise<string> {
    checkQuantity(move.quantity, 1);
    const shelf = await this.lock.execute(tx, move);
    return this.write.execute(tx, { shelf, kind: move.kind, lines: linesOf(move.kind, move.quantity), by });
  }

  /** A count is written down also when nothing is missing: from then on the balance is as old as the count. */
  async count(tx: EntityManager, by: string, count: ShelfPlace & { counted: number }): Promise<string> {
    checkQuantity(count.counted, 0);
    const shelf = await this.lock.execute(tx, count);
    const lines = linesOfCount(shelf.balance, count.counted);
    return this.write.execute(tx, { shelf, kind: 'count-difference', lines, by, counted: true });
  }
}
