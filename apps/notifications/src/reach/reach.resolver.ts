import { Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { type Sight, smallestShownCount } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { isUnder } from '#platform/actor.js';
import { NoticeType } from '../notice/notice.graphql.js';
import type { Notice } from '../notice/notice.entity.js';
import { AreaType, ChannelReachType, CompoundReachType, ReachType } from './reach.graphql.js';
import { type ReachFigure, shownReach } from './reach.rules.js';
import { ReadReach } from './read-reach.js';

type Places = GraphContext['loaders'];

const nothing: ReachFigure = { targeted: 0, delivered: 0, read: 0, acknowledged: 0 };

/** What lies under `path` is counted as far as the reader may look: small counts are shown when people may be seen in all of that. */
const shownAt = ({ allow, exactCounts }: Sight, path: string, { targeted, delivered, read, acknowledged }: ReachFigure) => {
  const counted = allow.some((scope) => isUnder(path, scope)) ? [path] : allow.filter((scope) => isUnder(scope, path));
  const isExact = counted.every((part) => exactCounts.some((scope) => isUnder(part, scope)));
  return shownReach({ targeted, delivered, read, acknowledged }, isExact, smallestShownCount);
};

/** Reach of areas, read for all areas of a request at once. An area outside the caller's jurisdiction has none. */
@Resolver(() => AreaType)
export class AreaReachResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReach,
    private readonly clock: Clock,
  ) {}

  @ResolveReference()
  reference({ code }: { code: string }): AreaType {
    return { code };
  }

  @ResolveField(() => ReachType, { nullable: true, description: 'Of the notices that hold now, told anywhere in the area.' })
  reach(@Parent() { code }: AreaType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ReachType | null> {
    return loaderOf<string, ReachType | null>(loaders, 'reach of areas', (codes) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const asOf = this.clock.now();
        const found = await this.read.ofAreas(tx, codes, asOf);
        return found.map((figure) => figure && { path: figure.path, noticeId: null, ...shownAt(sight, figure.path, figure), asOf });
      }),
    ).load(code);
  }
}

/** Reach of one notice: in all, by channel, by compound. Only what lies in the caller's jurisdiction is counted. */
@Resolver(() => NoticeType)
export class NoticeReachResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReach,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => ReachType, { nullable: true })
  async reach(@Parent() { id, path }: Notice, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ReachType> {
    const { figures, sight, asOf } = await this.figures(actor, loaders).load(id);
    const all = figures.find(({ channel }) => channel === 'all') ?? nothing;
    return { path, noticeId: id, ...shownAt(sight, path, all), asOf };
  }

  @ResolveField(() => [ChannelReachType], { nullable: true })
  async reachByChannel(@Parent() { id, path }: Notice, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ChannelReachType[]> {
    const { figures, sight } = await this.figures(actor, loaders).load(id);
    return figures
      .filter(({ channel }) => channel !== 'all')
      .map((figure) => ({ channel: figure.channel, ...shownAt(sight, path, figure) }));
  }

  @ResolveField(() => [CompoundReachType], { nullable: true })
  reachByCompound(@Parent() { id }: Notice, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<CompoundReachType[]> {
    return loaderOf<string, CompoundReachType[]>(loaders, 'reach of compounds', (ids) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const found = await this.read.ofCompounds(tx, ids);
        return ids.map((noticeId) =>
          (found.get(noticeId) ?? []).map((figure) => ({
            compound: { code: figure.path.split('.').at(-1) ?? '' },
            ...shownAt(sight, figure.path, figure),
          })),
        );
      }),
    ).load(id);
  }

  private figures(actor: Actor, loaders: Places) {
    type Found = { figures: (ReachFigure & { channel: string })[]; sight: Sight; asOf: Date };
    return loaderOf<string, Found>(loaders, 'reach of notices', (ids) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const [found, asOf] = [await this.read.ofNotices(tx, ids), this.clock.now()];
        return ids.map((id) => ({ figures: found.get(id) ?? [], sight, asOf }));
      }),
    );
  }
}
