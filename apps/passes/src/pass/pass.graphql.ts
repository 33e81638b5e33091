import { Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { PassClass } from '#contracts/passes.events.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { PassClassEnum, PassStateEnum } from './pass.enums.js';
import type { PassState } from './pass.rules.js';

@ObjectType('DayHours', { description: 'Part of every day in China; it may go over midnight.' })
export class DayHoursType {
  @Field(() => Int, { description: 'Minutes since 00:00.' })
  from: number;

  @Field(() => Int, { description: 'Minutes since 00:00; up to it, not with it.' })
  until: number;
}

@InputType()
export class DayHoursInput {
  @Field(() => Int, { description: 'Minutes since 00:00 in China.' })
  from: number;

  @Field(() => Int)
  until: number;
}

@ObjectType('Pass', { description: 'The right of somebody to go through the gates of a compound.' })
@Directive('@key(fields: "id")')
export class PassType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'As it is printed.' })
  number: string;

  @Field(() => PassClassEnum)
  passClass: PassClass;

  @Field(() => ID, { nullable: true, description: 'Whose it is; of a vehicle the driver, if named; of a visitor nobody.' })
  residentId: string | null;

  @Field(() => ID, { description: 'Of the holder, or whom the visitor comes to.' })
  householdId: string;

  @Field(() => ID, { description: 'Compound whose gates it opens.' })
  compoundCode: string;

  @Field(() => Date)
  validFrom: Date;

  @Field(() => Date)
  validUntil: Date;

  @Field(() => DayHoursType, { nullable: true, description: 'Null: at any hour.' })
  hours: DayHoursType | null;

  @Field(() => PassStateEnum)
  state: PassState;

  @Field(() => Date)
  stateSince: Date;

  @Field(() => Date)
  issuedAt: Date;
}

@ObjectType('PassPage')
export class PassPageType {
  @Field(() => [PassType], { description: 'Newest first.' })
  nodes: PassType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null at the end.' })
  endCursor: string | null;
}

@ObjectType('PassDetails', { description: 'What stands sealed: a plate, or who visits.' })
export class PassDetailsType {
  @Field(() => String, { nullable: true })
  plate: string | null;

  @Field(() => String, { nullable: true })
  visitorName: string | null;

  @Field(() => String, { nullable: true })
  visitorPhone: string | null;
}

@ObjectType('IssuedPasses')
export class IssuedPassesType {
  @Field(() => Int)
  accepted: number;

  @Field(() => [PassType], { description: 'Those that were accepted, in the order of their rows.' })
  passes: PassType[];

  @Field(() => [RejectedRowType])
  rejected: RejectedRowType[];
}

@InputType()
export class PassHolderInput {
  @Field(() => ID, { nullable: true, description: 'Whose pass it is; the driver of a vehicle.' })
  residentId?: string;

  @Field(() => ID, { nullable: true, description: 'Needed where no resident is named.' })
  householdId?: string;

  @Field(() => String, { nullable: true, description: 'Plate of a vehicle.' })
  plate?: string;

  @Field(() => String, { nullable: true })
  visitorName?: string;

  @Field(() => String, { nullable: true })
  visitorPhone?: string;

  @Field(() => String, { nullable: true, description: 'Number of a form that was filled on paper first.' })
  formNumber?: string;

  @Field(() => String, { nullable: true, description: 'The check code beside that number.' })
  formCheckCode?: string;
}

@InputType()
export class IssuePassesInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same answer and issues nothing.' })
  requestId: string;

  @Field(() => PassClassEnum)
  passClass: PassClass;

  @Field(() => Date, { nullable: true, description: 'Now when left out.' })
  validFrom?: Date;

  @Field(() => Date)
  validUntil: Date;

  @Field(() => DayHoursInput, { nullable: true })
  hours?: DayHoursInput;

  @Field(() => [PassHolderInput], { description: 'At most 500; each row by itself.' })
  holders: PassHolderInput[];
}
