import { Args, Int, Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { type Actor, isUnder } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { FactPageType } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { MasksType } from './figures.graphql.js';
import { shownMasks } from './figures.rules.js';
import { ReadMasks } from './read-masks.js';
import { ShowFacts } from './show-facts.js';

/** Reservations of areas, read for all areas of a request at once. An area outside the caller's jurisdiction has none. */
@Resolver(() => AreaType)
export class AreaMasksResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadMasks,
    private readonly clock: Clock,
  ) {}

  @ResolveReference()
  reference({ code }: { code: string }): AreaType {
    return { code };
  }

  @ResolveField(() => MasksType, { nullable: true, description: 'Null where no round is running.' })
  masks(@Parent() { code }: AreaType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<MasksType | null> {
    const masks = loaderOf<string, MasksType | null>(loaders, 'area.masks', (codes) =>
      withScope(this.dataSource, actor, 'mask-figures.read', async (tx, sight) => {
        const asOf = this.clock.now();
        return (await this.read.execute(tx, codes)).map((found) => {
          if (!found) return null;
          const { path, remaining, ...counts } = found;
          const exact = sight.exactCounts.some((scope) => isUnder(path, scope));
          return { path, remaining, asOf, ...shownMasks(counts, exact) };
        });
      }),
    );
    return masks.load(code);
  }
}

@Resolver(() => MasksType)
export class MaskFactsResolver {
  constructor(private readonly facts: ShowFacts) {}

  @ResolveField(() => FactPageType, { nullable: true, description: 'What happened to reservations, without anybody’s name.' })
  events(
    @Parent() { path }: MasksType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<FactPageType | null> {
    return this.facts.page('masks', { path, first, after: after ?? null }, actor, loaders);
  }
}
