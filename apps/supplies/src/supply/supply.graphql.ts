import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('PharmacySupply', { description: 'What a pharmacy has confirmed for one day of a round.' })
export class SupplyType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  roundId: string;

  @Field(() => ID)
  pharmacyId: string;

  @Field(() => String, { description: 'Date in China, YYYY-MM-DD.' })
  day: string;

  @Field(() => Int)
  packs: number;

  @Field(() => Int, { description: 'How many households were called for it; it follows within a second.' })
  called: number;
}

@InputType()
export class ConfirmSupplyInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again confirms nothing and gives the same answer.' })
  requestId: string;

  @Field(() => ID)
  roundId: string;

  @Field(() => ID)
  pharmacyId: string;

  @Field(() => String, { description: 'Date in China, YYYY-MM-DD.' })
  day: string;

  @Field(() => Int)
  packs: number;
}
