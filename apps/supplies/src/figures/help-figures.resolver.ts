import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { type Actor, isUnder } from '#platform/actor.js';
import { chinaDay, chinaMidnight } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { FactPageType } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { HelpFiguresType } from './figures.graphql.js';
import { shownHelp } from './figures.rules.js';
import { ReadHelpFigures } from './read-help-figures.js';
import { ShowFacts } from './show-facts.js';

/** Help in areas, read for all areas of a request at once. An area outside the caller's jurisdiction has none. */
@Resolver(() => AreaType)
export class AreaHelpResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHelpFigures,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => HelpFiguresType, { nullable: true })
  help(@Parent() { code }: AreaType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<HelpFiguresType | null> {
    const help = loaderOf<string, HelpFiguresType | null>(loaders, 'area.help', (codes) =>
      withScope(this.dataSource, actor, 'help-figures.read', async (tx, sight) => {
        const asOf = this.clock.now();
        const found = await this.read.execute(tx, codes, chinaMidnight(chinaDay(asOf)));
        return found.map((figure) => {
          if (!figure) return null;
          const { path, ...counts } = figure;
          return {
            path,
            asOf,
            ...shownHelp(
              counts,
              sight.exactCounts.some((scope) => isUnder(path, scope)),
            ),
          };
        });
      }),
    );
    return help.load(code);
  }
}

@Resolver(() => HelpFiguresType)
export class HelpFactsResolver {
  constructor(private readonly facts: ShowFacts) {}

  @ResolveField(() => FactPageType, { nullable: true, description: 'What happened to requests for help, without anybody’s name.' })
  events(
    @Parent() { path }: HelpFiguresType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<FactPageType | null> {
    return this.facts.page('help', { path, first, after: after ?? null }, actor, loaders);
  }
}
