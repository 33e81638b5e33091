import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { LockShelf } from './lock-shelf.js';
import { StockLine } from './stock-line.entity.js';
import { Movement } from './stock-move.entity.js';
import { linesOfReversal } from './stock.rules.js';
import { TransferStock } from './transfer-stock.js';
import { WriteMovement } from './write-movement.js';

/** A movement was wrong: its opposite is written beside it, once. */
@Injectable()
export class ReverseMovement {
  constructor(
    private readonly lock: LockShelf,
    private readonly transfers: TransferStock,
    private readonly write: WriteMovement,
  ) {}

  /**
   * @returns id of the new movement
   * @throws Rejection MOVE_UNKNOWN, MOVE_REVERSED, TRANSFER_DONE, STOCK_BELOW_ZERO
   */
  async execute(tx: EntityManager, by: string, id: string): Promise<string> {
    const movement = await tx.findOneBy(Movement, { id });
    if (!movement) throw new Rejection('MOVE_UNKNOWN');
    const shelf = await this.lock.byId(tx, movement.shelfId);
    if (movement.kind === 'reversal' || (await tx.existsBy(Movement, { reverses: id }))) throw new Rejection('MOVE_REVERSED');
    const lines = await tx.find(StockLine, { where: { moveId: id }, order: { line: 'ASC' } });
    await this.mayTakeBack(tx, id, lines);
    return this.write.execute(tx, { shelf, kind: 'reversal', lines: linesOfReversal(lines), by, reverses: id });
  }

  /** What was sent can be called back only while it is under way. */
  private async mayTakeBack(tx: EntityManager, id: string, lines: readonly StockLine[]): Promise<void> {
    if (!lines.some(({ transferId }) => transferId === id)) return;
    const { quantity } = await this.transfers.lockUnderWay(tx, id);
    if (quantity === 0) throw new Rejection('TRANSFER_DONE');
  }
}
