import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '#contracts/shared.js';
import { LanguageEnum } from '../enums.graphql.js';
import type { ShownReach } from './reach.rules.js';

@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  code: string;
}

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';

@ObjectType('LanguageReach', { description: 'Of those who are written to in one language.' })
export class LanguageReachType implements ShownReach {
  @Field(() => LanguageEnum)
  language: Language;

  @Field(() => Int, { nullable: true, description: hidden })
  targeted: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  delivered: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  read: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  acknowledged: number | null;
}

@ObjectType('Reach', { description: 'How many notices reached: households, or persons where a notice chose them.' })
export class ReachType implements ShownReach {
  /** Where, for the facts behind it. */
  path: string;

  /** Of which notice; null for all that hold. */
  noticeId: string | null;

  @Field(() => Int, { nullable: true, description: hidden })
  targeted: number | null;

  @Field(() => Int, { nullable: true, description: `By one channel or another. ${hidden}` })
  delivered: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  read: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  acknowledged: number | null;

  @Field(() => [LanguageReachType], {
    description: 'The same by the language of the text, for each language that somebody is written to in.',
  })
  byLanguage: LanguageReachType[];

  @Field(() => Date, { description: 'Time at which these figures were read; they hold everything that had arrived by then.' })
  asOf: Date;
}

@ObjectType('ChannelReach')
export class ChannelReachType implements ShownReach {
  @Field(() => String, { description: '`inbox`, `webhook`, `email`, `print`.' })
  channel: string;

  @Field(() => Int, { nullable: true, description: 'On paper: places and households that had it.' })
  targeted: number | null;

  @Field(() => Int, { nullable: true })
  delivered: number | null;

  @Field(() => Int, { nullable: true })
  read: number | null;

  @Field(() => Int, { nullable: true })
  acknowledged: number | null;
}

@ObjectType('CompoundReach')
export class CompoundReachType implements ShownReach {
  @Field(() => AreaType)
  compound: AreaType;

  @Field(() => Int, { nullable: true })
  targeted: number | null;

  @Field(() => Int, { nullable: true })
  delivered: number | null;

  @Field(() => Int, { nullable: true })
  read: number | null;

  @Field(() => Int, { nullable: true })
  acknowledged: number | null;
}
