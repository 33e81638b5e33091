import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { LockShelf } from './lock-shelf.js';
import { checkQuantity } from './move-stock.js';
import { StockLine } from './stock-line.entity.js';
import { linesOfReceiving, linesOfSending } from './stock.rules.js';
import { WriteMovement } from './write-movement.js';

export interface Sending {
  fromStoreId: string;
  toStoreId: string;
  itemId: string;
  quantity: number;
}

const underWay = `SELECT coalesce(sum(quantity), 0)::integer AS quantity FROM stock_line WHERE transfer_id = $1 AND account = 'transit'`;

/** Things go from store to store in two steps: sent here, received there; between the two they lie on no shelf. */
@Injectable()
export class TransferStock {
  constructor(
    private readonly lock: LockShelf,
    private readonly write: WriteMovement,
  ) {}

  /** @returns id of the movement, which is the id of the transfer */
  async send(tx: EntityManager, by: string, { fromStoreId, toStoreId, itemId, quantity }: Sending): Promise<string> {
    checkQuantity(quantity, 1);
    if (fromStoreId === toStoreId) throw new Rejection('INPUT_INVALID', { field: 'toStoreId' });
    const to = await this.lock.execute(tx, { storeId: toStoreId, itemId });
    const shelf = await this.lock.execute(tx, { storeId: fromStoreId, itemId });
    const lines = linesOfSending(quantity).map((line) => (line.account === 'transit' ? { ...line, shelfId: to.id, path: to.path } : line));
    return this.write.execute(tx, { shelf, kind: 'transfer', lines, by });
  }

  /** @throws Rejection TRANSFER_UNKNOWN, TRANSFER_DONE, TRANSFER_TOO_MUCH */
  async receive(tx: EntityManager, by: string, transferId: string, received: number): Promise<string> {
    checkQuantity(received, 0);
    const sent = await this.lockUnderWay(tx, transferId);
    if (sent.quantity === 0) throw new Rejection('TRANSFER_DONE');
    if (received > sent.quantity) throw new Rejection('TRANSFER_TOO_MUCH', { sent: sent.quantity });
    const shelf = await this.lock.byId(tx, sent.shelfId);
    const lines = linesOfReceiving(sent.quantity, received).map((line) =>
      line.account === 'transit' ? { ...line, transferId, shelfId: shelf.id } : line,
    );
    return this.write.execute(tx, { shelf, kind: 'transfer', lines, by });
  }

  /** What of a transfer is still under way, and to which shelf; nobody else takes it meanwhile. */
  async lockUnderWay(tx: EntityManager, transferId: string): Promise<{ quantity: number; shelfId: string }> {
    const first = await tx.findOne(StockLine, {
      where: { moveId: transferId, account: 'transit' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!first?.shelfId || first.transferId !== transferId) throw new Rejection('TRANSFER_UNKNOWN');
    const [row] = await tx.query<{ quantity: number }[]>(underWay, [transferId]);
    return { quantity: row?.quantity ?? 0, shelfId: first.shelfId };
  }
}
