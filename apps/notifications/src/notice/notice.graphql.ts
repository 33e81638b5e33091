import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ageBands, type AgeBand, type Language, residentFlags, type ResidentFlag } from '#contracts/shared.js';
import type { Channel, NoticeCategory } from '#contracts/notifications.events.js';
import { LanguageEnum, MessageChannelEnum, NoticeCategoryEnum, NoticeStateEnum, UrgencyEnum } from '../enums.graphql.js';
import type { NoticeState } from './notice.entity.js';

@ObjectType('NoticeText')
export class NoticeTextType {
  @Field(() => LanguageEnum)
  language: Language;

  @Field(() => String, { description: 'As it is read, placeholders filled.' })
  title: string;

  @Field(() => String)
  body: string;

  @Field(() => String, { description: 'Who translated it: an account, or what was written down.' })
  translatedBy: string;

  @Field(() => String, { nullable: true, description: 'The account of whoever answers for it.' })
  approvedBy: string | null;

  @Field(() => Date, { nullable: true })
  approvedAt: Date | null;
}

@ObjectType('Notice', { description: 'Something that the people of an area are told, in four languages or not at all.' })
@Directive('@key(fields: "id")')
export class NoticeType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => NoticeCategoryEnum)
  category: NoticeCategory;

  @Field(() => UrgencyEnum)
  urgency: 'urgent' | 'normal';

  @Field(() => [MessageChannelEnum])
  channels: Channel[];

  @Field(() => NoticeStateEnum)
  state: NoticeState;

  @Field(() => Int, { description: '0 before it is published; a correction adds one.' })
  edition: number;

  @Field(() => String, { nullable: true })
  sourceUrl: string | null;

  @Field(() => Date, { nullable: true })
  publishAt: Date | null;

  @Field(() => Date, { nullable: true })
  publishedAt: Date | null;

  @Field(() => Date, { nullable: true })
  expiresAt: Date | null;

  @Field(() => Date, { nullable: true })
  withdrawnAt: Date | null;
}

@InputType()
export class NoticeTextInput {
  @Field(() => LanguageEnum)
  language: Language;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'ICU MessageFormat; it may ask for `{area}`, `{expiresAt, date, day}` and `{source}`.' })
  body: string;

  @Field(() => String, { nullable: true })
  translatedBy?: string;
}

@InputType({ description: 'Without any choice it is for every household, with one for each person whom it fits.' })
export class NoticeAudienceInput {
  @Field(() => [String], { nullable: true, description: 'Languages of the register, as `ko`.' })
  languages?: string[];

  @Field(() => [String], { nullable: true, description: `Any of ${residentFlags.join(', ')}.` })
  flags?: ResidentFlag[];

  @Field(() => [String], { nullable: true, description: `Any of ${ageBands.join(', ')}.` })
  ageBands?: AgeBand[];
}

@InputType()
export class DraftNoticeInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same notice.' })
  requestId: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => NoticeCategoryEnum)
  category: NoticeCategory;

  @Field(() => UrgencyEnum, { defaultValue: 'normal', description: '`urgent` also comes at night.' })
  urgency: 'urgent' | 'normal';

  @Field(() => [MessageChannelEnum], { defaultValue: ['inbox', 'webhook', 'email'] })
  channels: Channel[];

  @Field(() => NoticeAudienceInput, { defaultValue: {} })
  audience: NoticeAudienceInput;

  @Field(() => String, { nullable: true })
  sourceUrl?: string;

  @Field(() => Date, { nullable: true })
  expiresAt?: Date;

  @Field(() => [NoticeTextInput], { defaultValue: [] })
  texts: NoticeTextInput[];
}

@InputType()
export class CorrectNoticeInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  noticeId: string;

  @Field(() => [NoticeTextInput], { description: 'All four languages; the caller answers for them.' })
  texts: NoticeTextInput[];
}
