import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { uuidOf, uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { ItemType } from '../item/item.graphql.js';
import type { Item } from '../item/item.entity.js';
import { ReadItems } from '../item/read-items.js';
import { StoreType } from '../store/store.graphql.js';
import { LockShelf } from './lock-shelf.js';
import { checkQuantity } from './move-stock.js';
import { ReadStock, type UnderWay } from './read-stock.js';
import { Shelf } from './shelf.entity.js';
import type { Movement } from './stock-move.entity.js';
import { ShelfType, StockMovementType, UnderWayType } from './stock.graphql.js';

type Places = GraphContext['loaders'];
const mostAtOnce = 200;

@Resolver(() => ShelfType)
export class StockResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadStock,
    private readonly items: ReadItems,
    private readonly lock: LockShelf,
  ) {}

  @ResolveField(() => ItemType, { nullable: true })
  item(@Parent() { itemId }: Shelf, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Item | null> {
    const items = loaderOf<string, Item | null>(loaders, 'item', (ids) =>
      withScope(this.dataSource, actor, 'round.read', (tx) => this.items.byIds(tx, ids)),
    );
    return items.load(itemId);
  }

  @ResolveField(() => Boolean)
  low(@Parent() { balance, warnBelow }: Shelf): boolean {
    return balance < warnBelow;
  }

  @Query(() => [StockMovementType], { description: `The ledger of a shelf, the newest first; at most ${mostAtOnce} at once.` })
  stockMovements(
    @Args('shelfId', { type: () => ID }) shelfId: string,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('before', { type: () => ID, nullable: true, description: 'Id of the last one of the page before.' }) before: string | undefined,
    @Caller() actor: Actor,
  ): Promise<Movement[]> {
    const size = Math.min(Math.max(first, 1), mostAtOnce);
    const last = before ? (uuidOrNull(before) ?? undefined) : undefined;
    return withScope(this.dataSource, actor, 'stock.read', (tx) => this.read.movementsOf(tx, uuidOf(shelfId), size, last));
  }

  @Mutation(() => ShelfType, { description: 'From which balance the committee is warned; 0 warns never. Saying it again changes nothing.' })
  warnOfLowStock(
    @Args('storeId', { type: () => ID }) storeId: string,
    @Args('itemId', { type: () => ID }) itemId: string,
    @Args('warnBelow', { type: () => Int }) warnBelow: number,
    @Caller() actor: Actor,
  ): Promise<Shelf> {
    return withScope(this.dataSource, actor, 'stock.move', async (tx) => {
      checkQuantity(warnBelow, 0);
      const shelf = await this.lock.execute(tx, { storeId: uuidOf(storeId), itemId: uuidOf(itemId) });
      await tx.update(Shelf, shelf.id, { warnBelow });
      return { ...shelf, warnBelow };
    });
  }
}

/** What lies in a store, and what is on its way there; null for whoever may not know. */
@Resolver(() => StoreType)
export class StoreStockResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadStock,
  ) {}

  @ResolveField(() => [ShelfType], { nullable: true })
  shelves(@Parent() { id }: StoreType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Shelf[]> {
    const shelves = loaderOf<string, Shelf[]>(loaders, 'store.shelves', (ids) =>
      withScope(this.dataSource, actor, 'stock.read', (tx) => this.read.ofStores(tx, uuidsOf(ids))),
    );
    return shelves.load(id);
  }

  @ResolveField(() => [UnderWayType], { nullable: true })
  underWay(@Parent() { id }: StoreType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<UnderWay[]> {
    const underWay = loaderOf<string, UnderWay[]>(loaders, 'store.underWay', (ids) =>
      withScope(this.dataSource, actor, 'stock.read', (tx) => this.read.underWayTo(tx, uuidsOf(ids))),
    );
    return underWay.load(id);
  }
}
