import { messagingEntities, messagingMigrations } from '#messaging/messaging.database.js';
import { neighbourhoodEntities, neighbourhoodMigrations } from '#neighbourhood/neighbourhood.database.js';
import { database } from '#platform/database.js';
import { DueWork, DueWork1700000000001 } from '#platform/due-work.entity.js';
import { AnsweredRequest, AnsweredRequest1700000000002 } from '#platform/repeatable.js';
import { Item } from './item/item.entity.js';
import { Stock1790000000001 } from './migrations/1790000000001-stock.js';
import { Shelf } from './stock/shelf.entity.js';
import { StockLine } from './stock/stock-line.entity.js';
import { Movement } from './stock/stock-move.entity.js';
import { Store } from './store/store.entity.js';

const own = [Item, Store, Shelf, Movement, StockLine];

export const dataSource = database({
  service: 'supplies',
  entities: [...messagingEntities, DueWork, AnsweredRequest, ...neighbourhoodEntities, ...own],
  migrations: [...messagingMigrations, DueWork1700000000001, AnsweredRequest1700000000002, ...neighbourhoodMigrations, Stock1790000000001],
});
