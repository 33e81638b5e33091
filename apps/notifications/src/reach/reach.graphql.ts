import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ShownReach } from './reach.rules.js';

@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  code: string;
}

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';

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
