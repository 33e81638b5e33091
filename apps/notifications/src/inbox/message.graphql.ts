import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '#contracts/shared.js';
import { LanguageEnum, StandingEnum, UrgencyEnum } from '../enums.graphql.js';
import type { Delivery } from '../delivery/delivery.entity.js';
import type { Urgency } from '../delivery/delivery.rules.js';
import type { Standing } from '../notice/standing.js';
import type { Shown } from '../template/show-messages.js';

@ObjectType('Message', {
  description: 'What somebody was told. It is in all four languages; without asking for one, in that of the recipient.',
})
export class MessageType implements Shown {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Name of the rule that it comes from, or `notice`.' })
  template: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  body: string;

  @Field(() => StandingEnum, { description: 'Whether it still holds; the title says so too.' })
  standing: Standing;

  @Field(() => LanguageEnum)
  language: Language;

  @Field(() => UrgencyEnum)
  urgency: Urgency;

  @Field(() => ID, { nullable: true, description: 'Whom it is for; null for a whole household or an office.' })
  residentId: string | null;

  @Field(() => ID, { description: 'Where it is about.' })
  areaCode: string;

  @Field(() => Date)
  at: Date;

  @Field(() => Date, { nullable: true })
  readAt: Date | null;

  @Field(() => Date, { nullable: true })
  acknowledgedAt: Date | null;

  @Field(() => ID, { nullable: true })
  noticeId: string | null;

  @Field(() => Int, { nullable: true, description: 'Edition of the notice.' })
  edition: number | null;
}

@ObjectType('MessagePage')
export class MessagePageType {
  @Field(() => [MessageType], { description: 'Newest first.' })
  nodes: MessageType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null at the end.' })
  endCursor: string | null;
}

export const shownMessage = (row: Delivery, shown: Shown, language: Language | undefined): MessageType => ({
  id: row.id,
  template: row.template,
  ...shown,
  language: language ?? row.language,
  urgency: row.urgency,
  residentId: row.residentId,
  areaCode: row.path.split('.').at(-1) ?? '',
  at: row.createdAt,
  readAt: row.readAt,
  acknowledgedAt: row.acknowledgedAt,
  noticeId: row.noticeId,
  edition: row.edition,
});
