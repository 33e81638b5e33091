import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { factAt, factPage, FactPageType, mostFacts } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { ReachType } from './reach.graphql.js';
import { type AskedFacts, ReadReach } from './read-reach.js';

@Resolver(() => ReachType)
export class ReachFactsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReach,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => FactPageType, {
    nullable: true,
    description: 'The messages behind the figures; null for whoever may not see people.',
  })
  events(
    @Parent() { path, noticeId }: ReachType,
    @Args('first', { type: () => Int, defaultValue: 20, description: `At most ${mostFacts}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<FactPageType | null> {
    const page = { first: Math.min(Math.max(first, 1), mostFacts), after: uuidOrNull(after ?? ''), now: this.clock.now() };
    return loaderOf<AskedFacts, FactPageType | null>(loaders, `reach facts ${page.first} ${page.after}`, (asked) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const found = await this.read.facts(tx, asked, page);
        const isExact = (place: string): boolean => sight.exactCounts.some((scope) => isUnder(place, scope));
        return asked.map((one, index) => (isExact(one.path) ? factPage((found[index] ?? []).map(factAt), page.first) : null));
      }),
    ).load({ path, noticeId });
  }
}
