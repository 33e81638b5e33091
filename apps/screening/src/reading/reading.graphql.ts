import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Thermometer } from '#contracts/shared.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { HonestySignEnum, SlotStateEnum, SymptomEnum, TakenByEnum, ThermometerEnum } from '../care.enums.js';
import type { SlotState } from '../slot/slot.rules.js';
import type { HonestySign } from './honesty.rules.js';
import { highest, lowest, type Symptom, type TakenBy } from './reading.rules.js';

@ObjectType('Reading', { description: 'A temperature, and the truth about when it was measured and when it came.' })
export class ReadingType {
  @Field(() => ID)
  id: string;

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius; null for whoever may not see people as they are.' })
  temperature: number | null;

  @Field(() => ThermometerEnum)
  method: Thermometer;

  @Field(() => TakenByEnum)
  takenBy: TakenBy;

  @Field(() => [SymptomEnum], { nullable: true, description: 'Null for whoever may not see people as they are.' })
  symptoms: Symptom[] | null;

  @Field(() => String, { nullable: true, description: 'Make or kind of the thermometer.' })
  deviceKind: string | null;

  @Field(() => Date)
  measuredAt: Date;

  @Field(() => Date)
  receivedAt: Date;
}

@ObjectType('ReportSlot', { description: 'One of the two reports of a day.' })
export class SlotType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'YYYY-MM-DD, China.' })
  day: string;

  @Field(() => Date)
  opensAt: Date;

  @Field(() => Date)
  closesAt: Date;

  @Field(() => SlotStateEnum)
  state: SlotState;

  @Field(() => Int, { nullable: true, description: 'How many were missed one after another, this one the last, when it was over.' })
  missedInARow: number | null;

  @Field(() => ReadingType, { nullable: true, description: 'The newest.' })
  reading: ReadingType | null;
}

@ObjectType('HonestyFlag', { description: 'Something about readings that a person should look at. It blocks nobody.' })
export class HonestyFlagType {
  @Field(() => ID)
  id: string;

  @Field(() => HonestySignEnum)
  sign: HonestySign;

  @Field(() => Date)
  raisedAt: Date;
}

@InputType()
export class ReadingInput {
  @Field(() => ID, { description: 'A UUID made by the client for this reading; the same one again changes nothing.' })
  id: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => ID, { nullable: true, description: 'The report that it answers; the last one that was open at the time when left out.' })
  slotId?: string;

  @Field(() => Float, { description: `${lowest} to ${highest} °C, one decimal.` })
  temperature: number;

  @Field(() => ThermometerEnum, { description: '`forehead` is measured without contact.' })
  method: Thermometer;

  @Field(() => TakenByEnum, { defaultValue: 'self' })
  takenBy: TakenBy;

  @Field(() => [SymptomEnum], { defaultValue: [] })
  symptoms: Symptom[];

  @Field(() => String, { nullable: true, description: 'Make or kind of the thermometer.' })
  deviceKind?: string;

  @Field(() => ID, { nullable: true, description: 'A UUID that the client made for itself once; it says nothing about the phone.' })
  sender?: string;

  @Field(() => Date)
  measuredAt: Date;
}

@ObjectType('ReportedReadings')
export class ReportedReadingsType {
  @Field(() => Int, { description: 'Readings that stand, those that were sent before included.' })
  accepted: number;

  @Field(() => [RejectedRowType])
  rejected: RejectedRowType[];
}
