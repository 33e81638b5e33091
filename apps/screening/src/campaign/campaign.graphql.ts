import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { CampaignStateEnum, ChannelEnum } from '../enums.graphql.js';
import type { Campaign } from './campaign.entity.js';
import { channels, type Channel } from './campaign.rules.js';

@ObjectType('Campaign', { description: 'A screening of every room under an area.' })
@Directive('@key(fields: "id")')
export class CampaignType implements Pick<
  Campaign,
  'id' | 'areaCode' | 'startsAt' | 'endsAt' | 'channels' | 'state' | 'openedAt' | 'closedAt'
> {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  areaCode: string;

  /** Version of the question set, of which a field of its own shows the questions. */
  questionSet: string;

  @Field(() => Date)
  startsAt: Date;

  @Field(() => Date)
  endsAt: Date;

  @Field(() => [ChannelEnum], { description: 'In the order in which they are tried.' })
  channels: Channel[];

  @Field(() => CampaignStateEnum)
  state: 'open' | 'closed';

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { nullable: true })
  closedAt: Date | null;
}

@InputType()
export class OpenCampaignInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same campaign and opens nothing.' })
  requestId: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => ID, { nullable: true, description: 'Version of the question set; the one in force when left out.' })
  questionSet?: string;

  @Field(() => Date, { nullable: true, description: 'Now when left out.' })
  startsAt?: Date;

  @Field(() => Date)
  endsAt: Date;

  @Field(() => [ChannelEnum], { defaultValue: [...channels] })
  channels: Channel[];
}
