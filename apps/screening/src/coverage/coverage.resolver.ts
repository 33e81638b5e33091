import { Args, ID, Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { smallestShownCount } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { AreaType, CoverageType } from './coverage.graphql.js';
import { shownCoverage } from './coverage.rules.js';
import { type AskedCoverage, ReadCoverage } from './read-coverage.js';

/** Coverage of areas, read for all areas of a request at once. An area outside the caller's jurisdiction has none. */
@Resolver(() => AreaType)
export class CoverageResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadCoverage,
    private readonly clock: Clock,
  ) {}

  @ResolveReference()
  reference({ code }: { code: string }): AreaType {
    return { code };
  }

  @ResolveField(() => CoverageType, {
    nullable: true,
    description: 'Of the newest open campaign over the area, else of the newest one over it; null without one.',
  })
  coverage(
    @Parent() { code }: AreaType,
    @Args('campaignId', { type: () => ID, nullable: true, description: 'Also of a campaign over a part of the area.' })
    campaignId: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<CoverageType | null> {
    const id = campaignId === undefined || campaignId === null ? null : uuidOrNull(campaignId);
    if (campaignId && !id) return Promise.resolve(null);
    return this.coverageOf(actor, loaders).load({ areaCode: code, campaignId: id });
  }

  private coverageOf(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<AskedCoverage, CoverageType | null>(loaders, 'coverage', (asked) =>
      withScope(this.dataSource, actor, 'coverage.read', async (tx, sight) => {
        const found = await this.read.execute(tx, asked);
        const asOf = this.clock.now();
        return found.map((figure) => {
          if (!figure) return null;
          const exact = sight.exactCounts.some((scope) => isUnder(figure.path, scope));
          return { ...shownCoverage(figure, exact, smallestShownCount), asOf };
        });
      }),
    );
  }
}
