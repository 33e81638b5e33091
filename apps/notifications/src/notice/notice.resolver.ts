import { Args, ID, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { languages } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isAllowed, sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { uuidsOf } from '#platform/uuid.js';
import { AreaType } from '../reach/reach.graphql.js';
import type { Notice } from './notice.entity.js';
import { NoticeTextType, NoticeType } from './notice.graphql.js';
import { readNotice } from './notice-text.js';
import { ReadNotices } from './read-notices.js';

/** What is being written is seen by those who may write there. */
const mayWrite = (actor: Actor, { path }: Notice): boolean => {
  try {
    return isAllowed(sightOf(actor, 'notice.write'), path);
  } catch (error) {
    if (error instanceof Rejection) return false;
    throw error;
  }
};
const isOut = ({ state, edition }: Notice): boolean => edition > 0 && (state === 'published' || state === 'withdrawn');

@Resolver(() => NoticeType)
export class NoticeResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadNotices,
    private readonly clock: Clock,
  ) {}

  @Query(() => NoticeType, { nullable: true })
  notice(
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<Notice | null> {
    return this.notices(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Notice | null> {
    return this.notices(actor, loaders).load(id);
  }

  @Query(() => [NoticeType], { name: 'notices', description: 'Over, for and in an area: the newest hundred that hold.' })
  noticesOf(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('drafts', { type: () => Boolean, defaultValue: false, description: 'Those that are not out yet instead.' }) drafts: boolean,
    @Caller() actor: Actor,
  ): Promise<Notice[]> {
    const states = drafts ? (['draft', 'scheduled'] as const) : (['published'] as const);
    return withScope(this.dataSource, actor, drafts ? 'notice.write' : 'notice.read', async (tx) => {
      const found = await this.read.concerning(tx, areaCode, states, this.clock.now());
      return found.filter((notice) => isOut(notice) || mayWrite(actor, notice));
    });
  }

  @ResolveField(() => [NoticeTextType], { description: 'In the order Chinese, English, Japanese, Korean; those that are written yet.' })
  texts(@Parent() notice: Notice): NoticeTextType[] {
    return languages.flatMap((language) => {
      const text = notice.texts[language];
      if (!text) return [];
      const { translatedBy, approvedBy, approvedAt } = text;
      const said = readNotice(notice, notice.texts, language);
      return [{ language, ...said, translatedBy, approvedBy, approvedAt: approvedAt ? new Date(approvedAt) : null }];
    });
  }

  @ResolveField(() => AreaType, { nullable: true })
  area(@Parent() { areaCode }: Notice): AreaType {
    return { code: areaCode };
  }

  private notices(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<string, Notice | null>(loaders, 'notice', (ids) =>
      withScope(this.dataSource, actor, 'notice.read', async (tx) => {
        const found = await this.read.byIds(tx, uuidsOf(ids));
        return found.map((notice) => (notice && (isOut(notice) || mayWrite(actor, notice)) ? notice : null));
      }),
    );
  }
}
