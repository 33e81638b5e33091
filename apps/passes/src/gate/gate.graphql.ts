import { Directive, Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql-enum.js';
import { type Direction, directions, type Step, type StepKind, stepKinds } from '../decision/gate-rules.js';
import { DayHoursInput, DayHoursType } from '../pass/pass.graphql.js';
import { type GateKind, gateKinds } from './gate.rules.js';

export const GateKindEnum = enumOf(gateKinds);
export const StepKindEnum = enumOf(stepKinds);
export const DirectionEnum = enumOf(directions);
export const RegisterWhoEnum = enumOf(['without-pass', 'everybody'] as const);

registerEnumType(GateKindEnum, { name: 'GateKind' });
registerEnumType(StepKindEnum, { name: 'GateStepKind' });
registerEnumType(DirectionEnum, { name: 'GateDirection', description: 'Into the compound or out of it.' });
registerEnumType(RegisterWhoEnum, { name: 'GateRegisterWho' });

@ObjectType('GateStep', { description: 'One step of a protocol; they are done in their order.' })
export class GateStepType {
  @Field(() => StepKindEnum)
  kind: StepKind;

  @Field(() => [DirectionEnum])
  directions: readonly Direction[];

  @Field(() => [String], { nullable: true, description: 'Ids of the questions of `ask`.' })
  questions?: readonly string[];

  @Field(() => Float, { nullable: true, description: 'Of `measure`: from which temperature somebody is referred, in degrees Celsius.' })
  feverFrom?: number;

  @Field(() => RegisterWhoEnum, { nullable: true })
  who?: 'without-pass' | 'everybody';
}

@InputType()
export class GateStepInput {
  @Field(() => StepKindEnum)
  kind: StepKind;

  @Field(() => [DirectionEnum])
  directions: Direction[];

  @Field(() => [String], { nullable: true, description: 'Ids of the questions of `ask`.' })
  questions?: string[];

  @Field(() => Float, { nullable: true })
  feverFrom?: number;

  @Field(() => RegisterWhoEnum, { nullable: true })
  who?: 'without-pass' | 'everybody';
}

@ObjectType('GateProtocol')
export class GateProtocolType {
  @Field(() => Date)
  effectiveAt: Date;

  @Field(() => [GateStepType])
  steps: Step[];
}

@ObjectType('Gate')
@Directive('@key(fields: "id")')
export class GateType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'Compound.' })
  areaCode: string;

  @Field(() => String, { description: 'How people there call it.' })
  label: string;

  @Field(() => GateKindEnum)
  kind: GateKind;

  @Field(() => Boolean)
  open: boolean;

  @Field(() => DayHoursType, { nullable: true, description: 'Null: at any hour.' })
  hours: DayHoursType | null;
}

@InputType()
export class OpenGateInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same gate.' })
  requestId: string;

  @Field(() => ID, { description: 'Compound.' })
  areaCode: string;

  @Field(() => String)
  label: string;

  @Field(() => GateKindEnum)
  kind: GateKind;

  @Field(() => DayHoursInput, { nullable: true })
  hours?: DayHoursInput;
}
