import { Field, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';

@ObjectType('Arrivals', { description: 'People who come back to an area.' })
export class ArrivalsType {
  path: string;
  exact: boolean;

  @Field(() => Int, { nullable: true, description: `On the way; with dates, planned for these days. ${hidden}` })
  expected: number | null;

  @Field(() => Int, { nullable: true, description: `Came in the last fourteen days; with dates, on these days. ${hidden}` })
  arrived: number | null;

  @Field(() => Int, { nullable: true, description: `Those expected who were persuaded to come later than they first planned. ${hidden}` })
  deferred: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every change until then.' })
  asOf: Date;
}
