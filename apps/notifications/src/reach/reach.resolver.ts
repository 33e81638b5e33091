import { Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { languages } from '#contracts/shared.js';
import { type Actor, isUnder } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { type Sight, smallestShownCount } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { NoticeType } from '../notice/notice.graphql.js';
import type { Notice } from '../notice/notice.entity.js';
import { AreaType, ChannelReachType, CompoundReachType, ReachType } from './reach.graphql.js';
import { type ReachFigure, shownByLanguage, shownReach } from './reach.rules.js';
import { ReadReach, type SpokenReach } from './read-reach.js';

type Places = GraphContext['loaders'];

const nothing: ReachFigure = { targeted: 0, delivered: 0, read: 0, acknowledged: 0 };

/** What lies under `path` is counted as far as the reader may look: small counts are shown when people may be seen in all of that. */
const isExact = ({ allow, exactCounts }: Sight, path: string): boolean => {
  const counted = allow.some((scope) => isUnder(path, scope)) ? [path] : allow.filter((scope) => isUnder(scope, path));
  return counted.every((part) => exactCounts.some((scope) => isUnder(part, scope)));
};

const shownAt = (sight: Sight, path: string, { targeted, delivered, read, acknowledged }: ReachFigure) =>
  shownReach({ targeted, delivered, read, acknowledged }, isExact(sight, path), smallestShownCount);

/** In all, and by language. */
const spokenAt = (sight: Sight, path: string, spoken: readonly SpokenReach[]) => ({
  ...shownAt(sight, path, spoken.find(({ language }) => language === null) ?? nothing),
  byLanguage: shownByLanguage(
    languages.flatMap((language) => spoken.flatMap((figure) => (figure.language === language ? [{ ...figure, language }] : []))),
    isExact(sight, path),
    smallestShownCount,
  ),
});

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
        return found.map((one) => one && { path: one.path, noticeId: null, ...spokenAt(sight, one.path, one.spoken), asOf });
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
    const all = figures.filter(({ channel }) => channel === 'all');
    return { path, noticeId: id, ...spokenAt(sight, path, all), asOf };
  }

  @ResolveField(() => [ChannelReachType], { nullable: true })
  async reachByChannel(@Parent() { id, path }: Notice, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ChannelReachType[]> {
    const { figures, sight } = await this.figures(actor, loaders).load(id);
    return figures
      .filter(({ channel, language }) => channel !== 'all' && language === null)
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
    type Found = { figures: (SpokenReach & { channel: string })[]; sight: Sight; asOf: Date };
    return loaderOf<string, Found>(loaders, 'reach of notices', (ids) =>
      withScope(this.dataSource, actor, 'reach.read', async (tx, sight) => {
        const [found, asOf] = [await this.read.ofNotices(tx, ids), this.clock.now()];
        return ids.map((id) => ({ figures: found.get(id) ?? [], sight, asOf }));
      }),
    );
  }
}
