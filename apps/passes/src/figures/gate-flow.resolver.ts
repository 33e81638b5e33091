import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { chinaDay, chinaDayAfter, chinaMidnight } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { FactPageType, factPage, mostFacts } from '#platform/facts.graphql.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { reasonText } from '../decision/reasons.js';
import { shownFigure } from './figure.rules.js';
import { GateFlowHourType, GateFlowType, GateRefusalsType } from './gate-flow.graphql.js';
import { type AskedFlow, ReadGateFlow } from './read-gate-flow.js';

/** The flow through gates, read for all areas of a request at once. */
@Resolver(() => AreaType)
export class AreaGateFlowResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadGateFlow,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => GateFlowType, { nullable: true, description: 'Today in China, or the hours that begin between `from` and `until`.' })
  gateFlow(
    @Parent() { code }: AreaType,
    @Args('from', { type: () => Date, nullable: true }) from: Date | null,
    @Args('until', { type: () => Date, nullable: true }) until: Date | null,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<GateFlowType | null> {
    const today = chinaDay(this.clock.now());
    const period = { from: from ?? chinaMidnight(today), until: until ?? chinaMidnight(chinaDayAfter(today)) };
    return this.flows(actor, loaders).load({ areaCode: code, ...period });
  }

  private flows(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<AskedFlow, GateFlowType | null>(loaders, 'area.gateFlow', (asked) =>
      withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
        const asOf = this.clock.now();
        return (await this.read.execute(tx, asked)).map((flow, place) => {
          if (!flow) return null;
          const { path, ...counts } = flow;
          const { from, until } = asked[place]!;
          return { path, from, until, asOf, ...shownFigure(sight, path, counts) };
        });
      }),
    );
  }
}

/** What stands behind the flow: its hours, its reasons, and the checks without anybody's name. */
@Resolver(() => GateFlowType)
export class GateFlowDetailsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadGateFlow,
  ) {}

  @ResolveField(() => [GateFlowHourType], { description: 'Hours in which somebody came.' })
  byHour(@Parent() { path, from, until }: GateFlowType, @Caller() actor: Actor): Promise<GateFlowHourType[]> {
    return withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
      const found = await this.read.byHour(tx, path, from, until);
      return found.map(({ hour, ...counts }) => ({ hour, ...shownFigure(sight, path, counts) }));
    });
  }

  @ResolveField(() => [GateRefusalsType], { description: 'Refused and referred, the most frequent first.' })
  refusalsByReason(@Parent() { path, from, until }: GateFlowType, @Caller() actor: Actor): Promise<GateRefusalsType[]> {
    return withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
      const found = await this.read.refusals(tx, path, from, until);
      return found.map(({ reason, checks }) => ({
        reason,
        text: reasonText(reason, actor.language),
        ...shownFigure(sight, path, { checks }),
      }));
    });
  }

  @ResolveField(() => FactPageType, { nullable: true, description: 'Null for whoever may not see people.' })
  events(
    @Parent() { path, from, until }: GateFlowType,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<FactPageType | null> {
    return withScope(this.dataSource, actor, 'gate-figures.read', async (tx, sight) => {
      if (!sight.exactCounts.some((scope) => isUnder(path, scope))) return null;
      const asked = Math.min(Math.max(first, 1), mostFacts);
      const days = [chinaDay(from), chinaDay(new Date(until.getTime() - 1))] as const;
      return factPage(await this.read.events(tx, path, days, asked + 1, after), asked);
    });
  }
}
