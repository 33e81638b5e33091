import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { uuidsOf } from '#platform/uuid.js';
import { OpenStore } from './open-store.js';
import { ReadStores } from './read-stores.js';
import type { Store } from './store.entity.js';
import { OpenStoreInput, StoreType } from './store.graphql.js';

@Resolver(() => StoreType)
export class StoreResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadStores,
    private readonly open: OpenStore,
  ) {}

  @Query(() => [StoreType], { description: 'The stores and pharmacies that serve an area: those in it, and those of the areas above.' })
  stores(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<Store[]> {
    return withScope(this.dataSource, actor, 'stock.read', (tx) => this.read.serving(tx, areaCode));
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Store | null> {
    const stores = loaderOf<string, Store | null>(loaders, 'store', (ids) =>
      withScope(this.dataSource, actor, 'round.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
    return stores.load(id);
  }

  @ResolveField(() => String, { description: 'In the language of the caller, else in Chinese.' })
  name(@Parent() { name }: Store, @Caller() { language }: Actor): string {
    return name[language] ?? name.zh;
  }

  @ResolveField(() => AreaType, { nullable: true })
  area(@Parent() { areaCode }: Store): AreaType {
    return { code: areaCode };
  }

  @Mutation(() => StoreType)
  openStore(@Args('input') { requestId, ...store }: OpenStoreInput, @Caller() actor: Actor): Promise<Store> {
    return withScope(this.dataSource, actor, 'stock.move', async (tx) =>
      this.read.one(tx, await repeatable(tx, actor, requestId, () => this.open.execute(tx, store))),
    );
  }
}
