import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Channel } from '#contracts/notifications.events.js';
import type { Language } from '#contracts/shared.js';
import { DeliveryStateEnum, LanguageEnum, MessageChannelEnum } from '../enums.graphql.js';
import type { DeliveryState } from './delivery.rules.js';

@ObjectType('Delivery', { description: 'One message to one recipient by one channel.' })
export class DeliveryType {
  @Field(() => ID)
  id: string;

  @Field(() => MessageChannelEnum)
  channel: Channel;

  @Field(() => DeliveryStateEnum)
  state: DeliveryState;

  @Field(() => String)
  template: string;

  @Field(() => ID, { nullable: true })
  noticeId: string | null;

  @Field(() => LanguageEnum)
  language: Language;

  @Field(() => String, { nullable: true, description: 'What was sent, or would be; null for readers who may not see people.' })
  title: string | null;

  @Field(() => String, { nullable: true })
  body: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for readers who may not see people.' })
  residentId: string | null;

  @Field(() => ID, { nullable: true })
  householdId: string | null;

  @Field(() => ID)
  areaCode: string;

  @Field(() => Int)
  attempts: number;

  @Field(() => String, { nullable: true, description: 'A code: why it is where it is.' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the provider calls it; `outbox-only` where there is none and nothing left the system.',
  })
  providerId: string | null;

  @Field(() => Date)
  at: Date;

  @Field(() => Date, { nullable: true, description: 'When it is tried next.' })
  nextAt: Date | null;

  @Field(() => Date, { nullable: true })
  deliveredAt: Date | null;

  @Field(() => Date, { nullable: true })
  readAt: Date | null;
}

@ObjectType('DeliveryPage')
export class DeliveryPageType {
  @Field(() => [DeliveryType], { description: 'Newest first.' })
  nodes: DeliveryType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}
