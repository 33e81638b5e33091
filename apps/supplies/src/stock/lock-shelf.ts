import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { ReadItems } from '../item/read-items.js';
import { ReadStores } from '../store/read-stores.js';
import { Shelf } from './shelf.entity.js';

export interface ShelfPlace {
  storeId: string;
  itemId: string;
}

const make = `INSERT INTO shelf (id, store_id, item_id, path) VALUES ($1, $2, $3, $4) ON CONFLICT (store_id, item_id) DO NOTHING`;

/** Finds the shelf of an item in a store, puts one up where there is none, and locks it until the end of the transaction. */
@Injectable()
export class LockShelf {
  constructor(
    private readonly stores: ReadStores,
    private readonly items: ReadItems,
  ) {}

  /** @throws Rejection STORE_UNKNOWN, ITEM_UNKNOWN */
  async execute(tx: EntityManager, { storeId, itemId }: ShelfPlace): Promise<Shelf> {
    const store = await this.stores.managed(tx, storeId);
    const item = await this.items.one(tx, itemId);
    if (!`${store.path}.`.startsWith(`${item.path}.`)) throw new Rejection('ITEM_UNKNOWN');
    await tx.query(make, [uuidv7(), storeId, itemId, store.path]);
    return tx.findOneOrFail(Shelf, { where: { storeId, itemId }, lock: { mode: 'pessimistic_write' } });
  }

  /** The lock of a shelf by its id. */
  byId(tx: EntityManager, id: string): Promise<Shelf> {
    return tx.findOneOrFail(Shelf, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }
}
