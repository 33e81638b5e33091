import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { NeedKind } from '#contracts/shared.js';
import { NeedKindEnum } from '../care.enums.js';

@ObjectType('ObservationNeed', { description: 'Something that has to come to the door.' })
export class NeedType {
  @Field(() => ID)
  id: string;

  @Field(() => NeedKindEnum)
  need: NeedKind;

  @Field(() => ID, { description: 'Account that said so.' })
  by: string;

  @Field(() => Date)
  at: Date;
}
