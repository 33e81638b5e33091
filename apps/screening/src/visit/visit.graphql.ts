import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { NeedKind, Thermometer } from '#contracts/shared.js';
import { ConditionEnum, NeedKindEnum, ThermometerEnum } from '../care.enums.js';
import { highest, lowest } from '../reading/reading.rules.js';
import type { Condition } from './visit.rules.js';

@ObjectType('Visit', { description: 'A worker and a doctor were there together: one record.' })
export class VisitType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { nullable: true, description: 'Account.' })
  worker: string | null;

  @Field(() => ID, { nullable: true, description: 'Account.' })
  doctor: string | null;

  @Field(() => ConditionEnum, { nullable: true, description: 'Null for whoever may not see people as they are.' })
  condition: Condition | null;

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius; null for whoever may not see people as they are.' })
  temperature: number | null;

  @Field(() => [NeedKindEnum])
  needs: NeedKind[];

  @Field(() => Date, { nullable: true })
  nextVisitAt: Date | null;
}

@InputType()
export class RecordVisitInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { nullable: true, description: 'Account of the worker who was there; the caller where nobody is named.' })
  worker?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Account of the doctor who was there; the caller where nobody is named and the caller is one.',
  })
  doctor?: string;

  @Field(() => ConditionEnum)
  condition: Condition;

  @Field(() => Float, { nullable: true, description: `${lowest} to ${highest} °C, one decimal.` })
  temperature?: number;

  @Field(() => ThermometerEnum, { defaultValue: 'armpit' })
  method: Thermometer;

  @Field(() => [NeedKindEnum], { defaultValue: [] })
  needs: NeedKind[];

  @Field(() => Date, { nullable: true })
  nextVisitAt?: Date;

  @Field(() => ID, { nullable: true, description: 'The task that sent them; it is done then.' })
  taskId?: string;
}
