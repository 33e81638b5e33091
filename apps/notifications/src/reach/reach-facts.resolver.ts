import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { factPage, FactPageType, mostFacts } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { ReachType } from './reach.graphql.js';
import { type AskedFacts, ReadReach } from './read-reach.js';

/** City, district, subdistrict, committee: as exactly as somebody may know who may not see people. */
const committeeOf = (path: string): string => path.split('.').slice(0, 4).at(-1) ?? '';

@Resolver(() => ReachType)
export class ReachFactsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReach,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => FactPageType, { description: 'The messages behind the figures.' })
  events(
    @Parent() { path, noticeId }: ReachType,
    @Args('first', { type: () => Int, defaultValue: 20, description: `At most ${mostFacts}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<FactPageType> {
    const page = { first: Math.min(Math.max(first, 1), mostFacts), after: uuidOrNull(after ?? ''), now: this.clock.now() };
    return loaderOf<AskedFacts, FactPageType>(loaders, `reach facts ${page.first} ${page.after}`, (asked) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const found = await this.read.facts(tx, asked, page);
        return found.map((facts) =>
          factPage(
            facts.map(({ path: at, ...fact }) => {
              const isExact = sight.exactCounts.some((scope) => isUnder(at, scope));
              return { ...fact, areaCode: isExact ? (at.split('.').at(-1) ?? '') : committeeOf(at) };
            }),
            page.first,
          ),
        );
      }),
    ).load({ path, noticeId });
  }
}
