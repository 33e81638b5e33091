import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('Area')
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  code: string;
}
