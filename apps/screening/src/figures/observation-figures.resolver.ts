import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { midnightOf } from '../observation/observation.resolver.js';
import { ObservationFiguresType } from './observation-figures.graphql.js';
import { shownFigures } from './observation-figures.rules.js';
import { type AskedFigures, ReadObservationFigures } from './read-observation-figures.js';

/** Observation of areas, read for all areas of a request at once. */
@Resolver(() => AreaType)
export class ObservationFiguresResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservationFigures,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ObservationFiguresType, {
    nullable: true,
    description: 'Null for a unit or a room, and for an area outside the jurisdiction of the caller.',
  })
  observation(
    @Parent() { code }: AreaType,
    @Args('day', { type: () => String, nullable: true, description: 'YYYY-MM-DD, China; today when left out.' }) day: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<ObservationFiguresType | null> {
    if (day) midnightOf(day);
    return this.figures(actor, loaders).load({ areaCode: code, day: day ?? this.clock.today() });
  }

  private figures(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<AskedFigures, ObservationFiguresType | null>(loaders, 'observation-figures', (asked) =>
      withScope(this.dataSource, actor, 'observation-figures.read', async (tx, sight) => {
        const found = await this.read.execute(tx, asked);
        const asOf = this.clock.now();
        return found.map((figure, index) => {
          if (!figure) return null;
          const exact = sight.exactCounts.some((scope) => isUnder(figure.path, scope));
          return { path: figure.path, day: asked[index]?.day ?? '', exact, ...shownFigures(figure, exact), asOf };
        });
      }),
    );
  }
}
