import { Module } from '@nestjs/common';
import { MessagingModule } from '#messaging/messaging.module.js';
import { NeighbourhoodModule } from '#neighbourhood/neighbourhood.module.js';
import { subgraph } from '#platform/graphql.js';
import { PlatformModule } from '#platform/platform.module.js';
import { AreaType } from './area.graphql.js';
import { DefineItem } from './item/define-item.js';
import { ItemResolver } from './item/item.resolver.js';
import { ReadItems } from './item/read-items.js';
import { LockShelf } from './stock/lock-shelf.js';
import { MoveOnce } from './stock/move-once.js';
import { MoveStock } from './stock/move-stock.js';
import { ReadStock } from './stock/read-stock.js';
import { ReverseMovement } from './stock/reverse-movement.js';
import { StockChangesResolver } from './stock/stock-changes.resolver.js';
import { StockResolver, StoreStockResolver } from './stock/stock.resolver.js';
import { TransferStock } from './stock/transfer-stock.js';
import { WriteMovement } from './stock/write-movement.js';
import { OpenStore } from './store/open-store.js';
import { ReadStores } from './store/read-stores.js';
import { StoreResolver } from './store/store.resolver.js';
import { dataSource } from './supplies.database.js';

const messaging = MessagingModule.forRoot({ service: 'supplies', consumer: 'supplies' });
const item = [ItemResolver, ReadItems, DefineItem];
const store = [StoreResolver, ReadStores, OpenStore];
const stock = [
  ...[StockResolver, StoreStockResolver, StockChangesResolver, ReadStock],
  ...[LockShelf, WriteMovement, MoveOnce, MoveStock, TransferStock, ReverseMovement],
];

@Module({
  imports: [PlatformModule.forRoot(dataSource), messaging, subgraph([AreaType]), NeighbourhoodModule],
  providers: [...item, ...store, ...stock],
})
export class SuppliesModule {}
