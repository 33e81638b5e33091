import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { StartRule } from '#contracts/shared.js';
import { enumOf } from '#platform/graphql-enum.js';
import { StartRuleEnum } from '../key-region/key-region.graphql.js';
import { type Advice, advices, closingReasons, type TripState, tripStates, type VehicleKind, vehicleKinds } from './trip.rules.js';

export const TripStateEnum = enumOf(tripStates);
export const ClosingReasonEnum = enumOf(closingReasons);
export const AdviceEnum = enumOf(advices);
export const VehicleKindEnum = enumOf(vehicleKinds);
registerEnumType(TripStateEnum, { name: 'TripState' });
registerEnumType(ClosingReasonEnum, { name: 'TripClosingReason' });
registerEnumType(AdviceEnum, { name: 'TripAdvice', description: 'What a worker advised who was persuaded to come later.' });
registerEnumType(VehicleKindEnum, { name: 'VehicleKind' });

@ObjectType('TripVehicle')
export class VehicleType {
  @Field(() => VehicleKindEnum)
  kind: VehicleKind;

  @Field(() => String, { nullable: true, description: 'Of the train or flight, or the plate; masked for whoever may not see names here.' })
  number: string | null;
}

@ObjectType('TripRule', { description: 'The list that makes the origin a key region for this trip.' })
export class TripRuleType {
  @Field(() => ID)
  listId: string;

  @Field(() => StartRuleEnum)
  startRule: StartRule;
}

@ObjectType('TripStep')
export class TripStepType {
  @Field(() => Date)
  at: Date;

  @Field(() => String)
  by: string;

  @Field(() => String, { description: 'A state, or `reassessed` by a new list.' })
  what: string;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  plannedOn: string;

  @Field(() => AdviceEnum, { nullable: true })
  advice: Advice | null;

  @Field(() => TripRuleType, { nullable: true, description: 'From then on.' })
  rule: TripRuleType | null;
}

@ObjectType('Trip', { description: 'People of one household come back together.' })
@Directive('@key(fields: "id")')
export class TripType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  householdId: string;

  residentIds: string[];

  @Field(() => TripStateEnum)
  state: TripState;

  @Field(() => String, { description: 'A division code of China or an ISO 3166-1 alpha-2 country.' })
  origin: string;

  @Field(() => [String], { description: 'Places passed through on the way.' })
  via: string[];

  @Field(() => VehicleType, { nullable: true })
  vehicle: VehicleType | null;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  leftOn: string;

  @Field(() => String, { description: 'YYYY-MM-DD: the day they are expected, the new one after they were persuaded to wait.' })
  plannedOn: string;

  @Field(() => Date, { nullable: true })
  arrivedAt: Date | null;

  @Field(() => TripRuleType, { nullable: true })
  rule: TripRuleType | null;

  @Field(() => ClosingReasonEnum, { nullable: true })
  closingReason: string | null;

  @Field(() => Int)
  version: number;
}

@ObjectType('ExpectedDay')
export class ExpectedDayType {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  day: string;

  @Field(() => Int, { description: 'People.' })
  expected: number;

  @Field(() => Int, { description: 'Those among them who were persuaded to wait until this day.' })
  deferred: number;

  @Field(() => [TripType])
  trips: TripType[];
}

@InputType()
export class VehicleInput {
  @Field(() => VehicleKindEnum)
  kind: VehicleKind;

  @Field(() => String, { nullable: true })
  number?: string;
}

@InputType()
export class TripInput {
  @Field(() => String, { description: 'A division code of China, or a country by code or name.' })
  origin: string;

  @Field(() => [String], { nullable: true })
  via?: string[];

  @Field(() => VehicleInput, { nullable: true })
  vehicle?: VehicleInput;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  leftOn: string;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  plannedOn: string;
}

@InputType()
export class PlanTripInput extends TripInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same trip.' })
  requestId: string;

  @Field(() => ID)
  householdId: string;

  @Field(() => [ID], { description: 'Who comes: people of this household.' })
  residentIds: string[];
}
