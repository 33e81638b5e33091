import { Injectable } from '@nestjs/common';
import { In, LessThan, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { idOfNothing } from '#platform/uuid.js';
import { Shelf } from './shelf.entity.js';
import { Movement } from './stock-move.entity.js';

export interface UnderWay {
  transferId: string;
  itemId: string;
  quantity: number;
}

const underWay = `
  SELECT s.store_id AS "storeId", l.transfer_id AS "transferId", l.item_id AS "itemId", sum(l.quantity)::integer AS quantity
  FROM stock_line l JOIN shelf s ON s.id = l.shelf_id
  WHERE l.account = 'transit' AND s.store_id = ANY($1::uuid[]) GROUP BY 1, 2, 3 HAVING sum(l.quantity) > 0 ORDER BY 2`;

@Injectable()
export class ReadStock {
  async ofStores(tx: EntityManager, storeIds: readonly string[]): Promise<Shelf[][]> {
    const rows = await tx.find(Shelf, { where: { storeId: In([...storeIds]) }, order: { id: 'ASC' } });
    const byStore = Map.groupBy(rows, ({ storeId }) => storeId);
    return storeIds.map((id) => byStore.get(id) ?? []);
  }

  /** What has been sent to each of the stores and not been received. */
  async underWayTo(tx: EntityManager, storeIds: readonly string[]): Promise<UnderWay[][]> {
    const rows = await tx.query<(UnderWay & { storeId: string })[]>(underWay, [storeIds]);
    const byStore = Map.groupBy(rows, ({ storeId }) => storeId);
    return storeIds.map((id) => byStore.get(id) ?? []);
  }

  async shelfOf(tx: EntityManager, movementId: string): Promise<Shelf> {
    const { shelfId } = await this.movement(tx, movementId);
    return tx.findOneByOrFail(Shelf, { id: shelfId });
  }

  async movement(tx: EntityManager, id: string): Promise<Movement> {
    const movement = await tx.findOneBy(Movement, { id });
    if (!movement) throw new Rejection('MOVE_UNKNOWN');
    return movement;
  }

  /** The newest first; `before` is the id of the last one of the page before. */
  movementsOf(tx: EntityManager, shelfId: string, first: number, before?: string): Promise<Movement[]> {
    const older = before === undefined ? {} : { id: LessThan(before) };
    return tx.find(Movement, { where: { shelfId: shelfId || idOfNothing, ...older }, order: { id: 'DESC' }, take: first });
  }
}
