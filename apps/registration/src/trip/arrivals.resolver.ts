import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { FactPageType } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { smallestShownCount } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area/area.graphql.js';
import { type AskedFacts, readFacts } from '../change/read-facts.js';
import { ArrivalsType } from './arrivals.graphql.js';
import { shownArrivals, shownOrigins, sumOf } from './arrivals.rules.js';
import { type AskedArrivals, ReadArrivals } from './read-arrivals.js';
import { readDay } from './read-trips.js';
import { tripStates } from './trip.rules.js';

type Places = GraphContext['loaders'];
const kinds = [...tripStates, 'reassessed'];

@Resolver(() => AreaType)
export class AreaArrivalsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadArrivals,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ArrivalsType, { nullable: true })
  arrivals(
    @Parent() { path, kind }: AreaType,
    @Args('from', { type: () => String, nullable: true, description: 'YYYY-MM-DD' }) from: string | null,
    @Args('until', { type: () => String, nullable: true, description: 'YYYY-MM-DD' }) until: string | null,
    @Caller() actor: Actor,
    @Loaders() loaders: Places,
  ): Promise<ArrivalsType> {
    const loader = loaderOf<AskedArrivals, ArrivalsType>(loaders, 'area.arrivals', (asked) =>
      withScope(this.dataSource, actor, 'arrivals.read', async (tx, sight) => {
        const figures = await this.read.execute(tx, asked, this.clock.today());
        const asOf = this.clock.now();
        return figures.map((origins, index) => {
          const place = asked[index]?.path ?? '';
          const exact = sight.exactCounts.some((scope) => isUnder(place, scope));
          return {
            ...shownArrivals(sumOf(origins), exact, smallestShownCount),
            byOrigin: shownOrigins(origins, exact, smallestShownCount),
            ...{ asOf, path: place, exact },
          };
        });
      }),
    );
    return loader.load({ path, kind, from: from ? readDay(from) : null, until: until ? readDay(until) : null });
  }
}

@Resolver(() => ArrivalsType)
export class ArrivalsResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField(() => FactPageType, {
    nullable: true,
    description: 'The steps of trips behind the figures, newest first; null for whoever may not see people.',
  })
  events(
    @Parent() { path, exact }: ArrivalsType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
    @Loaders() loaders: Places,
  ): Promise<FactPageType | null> {
    if (!exact) return Promise.resolve(null);
    const loader = loaderOf<AskedFacts, FactPageType>(loaders, 'arrivals.events', (asked) =>
      withScope(this.dataSource, actor, 'arrivals.read', async (tx) =>
        (await readFacts(tx, 'trip_change', kinds, asked)).map(({ nodes, ...page }) => ({
          ...page,
          nodes: nodes.map((fact) => ({ ...fact, type: `trip-${fact.type}` })),
        })),
      ),
    );
    return loader.load({ path, first, after });
  }
}
