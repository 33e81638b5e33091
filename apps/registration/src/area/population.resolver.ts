import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { FactPageType } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { type AskedFacts, readFacts } from '../change/read-facts.js';
import { PopulationType } from './area.graphql.js';

/** What changes the counts. */
const kinds = [
  ...['household-registered', 'household-moved', 'household-closed', 'resident-registered', 'resident-moved'],
  ...['residents-merged', 'merge-undone'],
];

@Resolver(() => PopulationType)
export class PopulationResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField(() => FactPageType, {
    nullable: true,
    description: 'What changed the counts of households and residents, newest first; null for whoever may not see people.',
  })
  events(
    @Parent() { path, exact }: PopulationType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<FactPageType | null> {
    if (!exact) return Promise.resolve(null);
    const loader = loaderOf<AskedFacts, FactPageType>(loaders, 'population.events', (asked) =>
      withScope(this.dataSource, actor, 'population.read', (tx) => readFacts(tx, 'change', kinds, asked)),
    );
    return loader.load({ path, first, after });
  }
}
