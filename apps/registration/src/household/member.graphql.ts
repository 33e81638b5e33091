import { Field, InputType } from '@nestjs/graphql';
import { PersonInput, RelationEnum } from './household.graphql.js';
import type { Relation } from './household.rules.js';

@InputType()
export class MemberInput {
  @Field(() => RelationEnum)
  relation: Relation;

  @Field(() => PersonInput)
  person: PersonInput;
}
