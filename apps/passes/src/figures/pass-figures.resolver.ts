import { Args, Int, Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { FactPageType, factPage, mostFacts } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { shownFigure } from './figure.rules.js';
import { PassFiguresType } from './passes-figure.graphql.js';
import { ReadPassFigures } from './read-pass-figures.js';

/** Counts of passes, read for all areas of a request at once. An area outside the caller's jurisdiction has none. */
@Resolver(() => AreaType)
export class AreaPassesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPassFigures,
    private readonly clock: Clock,
  ) {}

  @ResolveReference()
  reference({ code }: { code: string }): AreaType {
    return { code };
  }

  @ResolveField(() => PassFiguresType, { nullable: true })
  passes(
    @Parent() { code }: AreaType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<PassFiguresType | null> {
    const figures = loaderOf<string, PassFiguresType | null>(loaders, 'area.passes', (codes) =>
      withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
        const asOf = this.clock.now();
        return (await this.read.execute(tx, codes)).map(
          (figure) =>
            figure && {
              path: figure.path,
              asOf,
              ...shownFigure(sight, figure.path, { active: figure.active, suspended: figure.suspended }),
            },
        );
      }),
    );
    return figures.load(code);
  }
}

/** The facts behind the counts. */
@Resolver(() => PassFiguresType)
export class PassEventsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPassFigures,
  ) {}

  @ResolveField(() => FactPageType, { nullable: true, description: 'Null for whoever may not see people.' })
  events(
    @Parent() { path }: PassFiguresType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<FactPageType | null> {
    return withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
      if (!sight.exactCounts.some((scope) => isUnder(path, scope))) return null;
      const asked = Math.min(Math.max(first, 1), mostFacts);
      return factPage(await this.read.events(tx, path, asked + 1, after), asked);
    });
  }
}
