import { Args, ID, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { uuidsOf } from '#platform/uuid.js';
import { QuestionSetType, shownQuestionSet } from '../question-set/question-set.graphql.js';
import { questionSetOf } from '../question-set/question-sets.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignType } from './campaign.graphql.js';
import { ReadCampaigns } from './read-campaigns.js';

type Places = GraphContext['loaders'];

@Resolver(() => CampaignType)
export class CampaignResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadCampaigns,
  ) {}

  @Query(() => CampaignType, { nullable: true })
  campaign(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Campaign | null> {
    return this.campaigns(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Campaign | null> {
    return this.campaigns(actor, loaders).load(id);
  }

  @Query(() => [CampaignType], { name: 'campaigns', description: 'Over, in and around an area: the newest hundred, open ones first.' })
  campaignsOf(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<Campaign[]> {
    return withScope(this.dataSource, actor, 'campaign.read', (tx) => this.read.concerning(tx, areaCode));
  }

  @ResolveField(() => AreaType, { nullable: true })
  area(@Parent() { areaCode }: CampaignType): AreaType {
    return { code: areaCode };
  }

  @ResolveField(() => QuestionSetType, { nullable: true, description: 'The version it opened with, whatever was published since.' })
  questionSet(@Parent() { questionSet }: CampaignType, @Caller() { language }: Actor): QuestionSetType | null {
    const set = questionSetOf(questionSet);
    return set ? shownQuestionSet(set, language) : null;
  }

  private campaigns(actor: Actor, loaders: Places) {
    return loaderOf<string, Campaign | null>(loaders, 'campaign', (ids) =>
      withScope(this.dataSource, actor, 'campaign.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
  }
}
