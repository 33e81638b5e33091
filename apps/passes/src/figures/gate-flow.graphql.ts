import { Field, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where a count is 1 to 4 and the reader may not see people.';

@ObjectType('GateFlowHour')
export class GateFlowHourType {
  @Field(() => Date, { description: 'It begins.' })
  hour: Date;

  @Field(() => Int, { nullable: true, description: hidden })
  checks: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  refused: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  referred: number | null;
}

@ObjectType('GateRefusals')
export class GateRefusalsType {
  @Field(() => String, { description: 'Code of the reason.' })
  reason: string;

  @Field(() => String, { description: 'In the language of the caller.' })
  text: string;

  @Field(() => Int, { nullable: true, description: hidden })
  checks: number | null;
}

@ObjectType('GateFlow', { description: 'Who came to the gates of an area, today in China unless another time is asked for.' })
export class GateFlowType {
  @Field(() => Int, { nullable: true, description: hidden })
  checks: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  admitted: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  refused: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  referred: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every check that had been synced by then.' })
  asOf: Date;

  /** Where and when; not shown. */
  path: string;
  from: Date;
  until: Date;
}
