import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';

@ObjectType('Coverage', { description: 'How far a campaign has come in an area.' })
export class CoverageType {
  @Field(() => ID)
  campaignId: string;

  @Field(() => Int, { nullable: true, description: hidden })
  rooms: number | null;

  @Field(() => Int, { nullable: true, description: `Rooms that have ended in one way or another. ${hidden}` })
  ended: number | null;

  @Field(() => Int, { nullable: true, description: `Rooms that have not ended. ${hidden}` })
  missing: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  personsKnown: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  personsAnswered: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every fact that had arrived by then.' })
  asOf: Date;
}

@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  code: string;
}
