import { Field, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where it is 1 to 4 and the reader may not see people.';

@ObjectType('PassFigures', { description: 'How many passes open the gates of an area, and how many wait.' })
export class PassFiguresType {
  @Field(() => Int, { nullable: true, description: hidden })
  active: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  suspended: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every fact that had arrived by then.' })
  asOf: Date;

  /** Where; not shown. */
  path: string;
}
