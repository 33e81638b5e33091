import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidsOf } from '#platform/uuid.js';
import { DefineItem } from './define-item.js';
import type { Item } from './item.entity.js';
import { DefineItemInput, ItemType } from './item.graphql.js';
import { ReadItems } from './read-items.js';

@Resolver(() => ItemType)
export class ItemResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadItems,
    private readonly define: DefineItem,
  ) {}

  @Query(() => [ItemType], { description: 'What may be stored in an area.' })
  supplyItems(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<Item[]> {
    return withScope(this.dataSource, actor, 'stock.read', (tx) => this.read.concerning(tx, areaCode));
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Item | null> {
    const items = loaderOf<string, Item | null>(loaders, 'item', (ids) =>
      withScope(this.dataSource, actor, 'round.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
    return items.load(id);
  }

  @ResolveField(() => String, { description: 'In the language of the caller, else in Chinese.' })
  name(@Parent() { name }: Item, @Caller() { language }: Actor): string {
    return name[language] ?? name.zh;
  }

  @Mutation(() => ItemType)
  defineSupplyItem(@Args('input') { requestId, ...item }: DefineItemInput, @Caller() actor: Actor): Promise<Item> {
    return withScope(this.dataSource, actor, 'stock.move', async (tx) =>
      this.read.one(tx, await repeatable(tx, actor, requestId, () => this.define.execute(tx, item))),
    );
  }
}
