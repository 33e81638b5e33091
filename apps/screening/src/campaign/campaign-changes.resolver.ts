import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignType, OpenCampaignInput } from './campaign.graphql.js';
import { CloseCampaign } from './close-campaign.js';
import { OpenCampaign } from './open-campaign.js';
import { ReadCampaigns } from './read-campaigns.js';

/** Milliseconds for one statement: a district has a million rooms. */
const statementTimeout = 60_000;

@Resolver()
export class CampaignChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly open: OpenCampaign,
    private readonly close: CloseCampaign,
    private readonly read: ReadCampaigns,
  ) {}

  @Mutation(() => CampaignType)
  openCampaign(@Args('input') { requestId, ...opening }: OpenCampaignInput, @Caller() actor: Actor): Promise<Campaign> {
    return withScope(
      this.dataSource,
      actor,
      'campaign.open',
      async (tx) => {
        const id = await repeatable(tx, actor, requestId, () => this.open.execute(tx, actor.subject, opening));
        return this.read.one(tx, id);
      },
      { statementTimeout },
    );
  }

  @Mutation(() => CampaignType, { description: 'Closing it again changes nothing.' })
  closeCampaign(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<Campaign> {
    const known = uuidOrNull(id);
    if (!known) throw new Rejection('CAMPAIGN_UNKNOWN');
    return withScope(this.dataSource, actor, 'campaign.close', async (tx) => {
      const closed = await repeatable(tx, actor, requestId, async () => {
        await this.close.execute(tx, known);
        return known;
      });
      return this.read.one(tx, closed);
    });
  }
}
