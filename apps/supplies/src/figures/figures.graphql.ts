import { Field, Int, ObjectType } from '@nestjs/graphql';

const hidden = 'Null where it is 1 to 4, or would give such a count away, and the reader may not see people.';
const asOf = 'Time at which these figures were read; they hold every change until then.';

@ObjectType('MaskFigures', { description: 'Reservations of the rounds that are not closed.' })
export class MasksType {
  /** Of the area. */
  path: string;

  @Field(() => Int, { nullable: true, description: `Reservations that stand, called and collected ones too. ${hidden}` })
  booked: number | null;

  @Field(() => Int, { nullable: true, description: `Of these, those called so far, collected ones too. ${hidden}` })
  called: number | null;

  @Field(() => Int, { nullable: true, description: hidden })
  collected: number | null;

  @Field(() => Int, {
    description: 'Packs that nobody holds, of the rounds at and under the area and of those over it, which others share.',
  })
  remaining: number;

  @Field(() => Date, { description: asOf })
  asOf: Date;
}

@ObjectType('HelpFigures')
export class HelpFiguresType {
  /** Of the area. */
  path: string;

  @Field(() => Int, { nullable: true, description: `Asked for and not delivered. ${hidden}` })
  open: number | null;

  @Field(() => Int, { nullable: true, description: `Of these, those that are over their time. ${hidden}` })
  late: number | null;

  @Field(() => Int, { nullable: true, description: `Delivered today, in China. ${hidden}` })
  delivered: number | null;

  @Field(() => Date, { description: asOf })
  asOf: Date;
}
