import { Directive, Field, Int, ObjectType } from '@nestjs/graphql';

/** One of many rows that could not be taken, while the others were. */
@ObjectType('RejectedRow')
@Directive('@shareable')
export class RejectedRowType {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' })
  index: number;

  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'In the language of the caller.' })
  message: string;
}
