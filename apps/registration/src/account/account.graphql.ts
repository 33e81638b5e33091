import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { TenureEnum } from '../household/household.graphql.js';
import { MemberInput } from '../household/member.graphql.js';
import type { Tenure } from '../household/household.rules.js';
import { TripInput } from '../trip/trip.graphql.js';

@ObjectType('AccountLink', { description: 'An account that may act for a household.' })
export class AccountLinkType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  householdId: string;

  @Field(() => Date)
  linkedAt: Date;
}

@InputType()
export class AddressInput {
  @Field(() => ID, { description: 'Code of the area to look in.' })
  within: string;

  @Field(() => String, { description: 'As people say it: `12号301`, `750 long 12 hao 301`.' })
  text: string;
}

@InputType()
export class MyRoomInput {
  @Field(() => ID, { nullable: true })
  roomCode?: string;

  @Field(() => AddressInput, { nullable: true })
  address?: AddressInput;
}

@InputType()
export class MyTripInput extends TripInput {
  @Field(() => [Int], { nullable: true, description: 'Places in `members` of who comes, from 0; all when left out.' })
  who?: number[];

  @Field(() => Date, { nullable: true, description: 'Of those who are here already.' })
  arrivedAt?: Date;
}

@InputType()
export class RegisterMyFamilyInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again registers nothing.' })
  requestId: string;

  @Field(() => MyRoomInput)
  room: MyRoomInput;

  @Field(() => TenureEnum, { defaultValue: 'owner' })
  tenure: Tenure;

  @Field(() => [MemberInput])
  members: MemberInput[];

  @Field(() => MyTripInput, { nullable: true })
  trip?: MyTripInput;
}
