import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Channel } from '#contracts/notifications.events.js';
import type { Language } from '#contracts/shared.js';
import { LanguageEnum, MessageChannelEnum } from '../enums.graphql.js';

@ObjectType('MessagePreference', { description: 'What somebody has chosen about messages; what is null is as it is for everybody.' })
export class PreferenceType {
  @Field(() => ID)
  residentId: string;

  @Field(() => LanguageEnum, { nullable: true })
  language: Language | null;

  @Field(() => [MessageChannelEnum], { nullable: true, description: 'Ways to use; the inbox always holds everything.' })
  channels: Channel[] | null;

  @Field(() => String, { nullable: true, description: '`21:00`, in China; nothing comes from then on but what is urgent.' })
  quietFrom: string | null;

  @Field(() => String, { nullable: true })
  quietUntil: string | null;

  @Field(() => Boolean, { description: 'Nothing that may be left out: reminders and general knowledge.' })
  optOut: boolean;

  @Field(() => ID, { nullable: true, description: 'Who of the household receives for somebody without a phone.' })
  receiverId: string | null;
}

@InputType()
export class MessagePreferenceInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again changes nothing.' })
  requestId: string;

  @Field(() => ID)
  residentId: string;

  @Field(() => LanguageEnum, { nullable: true })
  language?: Language;

  @Field(() => [MessageChannelEnum], { nullable: true })
  channels?: Channel[];

  @Field(() => String, { nullable: true })
  quietFrom?: string;

  @Field(() => String, { nullable: true })
  quietUntil?: string;

  @Field(() => Boolean, { defaultValue: false })
  optOut: boolean;

  @Field(() => ID, { nullable: true })
  receiverId?: string;
}
