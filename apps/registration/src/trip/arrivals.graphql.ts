import { Field, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';

@ObjectType('ArrivalsByOrigin', { description: 'People who come back from one place.' })
export class OriginArrivalsType {
  @Field(() => String, {
    nullable: true,
    description: 'First division of China, `420000`, or ISO 3166-1 alpha-2 country; null: all others together, where each is of a few.',
  })
  origin: string | null;

  @Field(() => Int, { nullable: true, description: hidden })
  expected: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  arrived: number | null;
}

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

  @Field(() => [OriginArrivalsType], { description: 'The same people by where they come from, most first.' })
  byOrigin: OriginArrivalsType[];

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every change until then.' })
  asOf: Date;
}
