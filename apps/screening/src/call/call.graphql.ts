import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Language, NeedKind, Thermometer } from '#contracts/shared.js';
import { CallOutcomeEnum, LetterLanguageEnum, NeedKindEnum, ScriptPartEnum, SymptomEnum, ThermometerEnum } from '../care.enums.js';
import { highest, lowest, type Symptom } from '../reading/reading.rules.js';
import type { Call } from './call.entity.js';
import { type CallOutcome, longestNote, type ScriptPart } from './call.rules.js';

@ObjectType('Call', { description: 'Somebody who stays at home was rung up.' })
export class CallType implements Omit<Call, 'path' | 'taskId' | 'symptoms'> {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { description: 'Account of the caller.' })
  by: string;

  @Field(() => CallOutcomeEnum)
  outcome: CallOutcome;

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius; null for whoever may not see people as they are.' })
  temperature: number | null;

  @Field(() => [SymptomEnum], { nullable: true, description: 'Null for whoever may not see people as they are.' })
  symptoms: Symptom[] | null;

  @Field(() => [NeedKindEnum])
  needs: NeedKind[];

  @Field(() => String, { nullable: true, description: 'Null for whoever may not see people as they are.' })
  note: string | null;
}

@ObjectType('CallScriptLine')
export class CallScriptLineType {
  @Field(() => ScriptPartEnum)
  part: ScriptPart;

  @Field(() => String, { description: '`{name}` stands for who is rung up, `{committee}` for who rings.' })
  text: string;
}

@ObjectType('CallScript', { description: 'What is said on the phone to somebody who stays at home.' })
export class CallScriptType {
  @Field(() => ID)
  version: string;

  @Field(() => LetterLanguageEnum)
  language: Language;

  @Field(() => [CallScriptLineType])
  lines: CallScriptLineType[];
}

@InputType()
export class RecordCallInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => Date, { description: 'Within the last day.' })
  at: Date;

  @Field(() => CallOutcomeEnum, { description: 'Temperature, symptoms and needs only where somebody was reached.' })
  outcome: CallOutcome;

  @Field(() => Float, { nullable: true, description: `${lowest} to ${highest} °C, one decimal; it answers the report of the hour.` })
  temperature?: number;

  @Field(() => ThermometerEnum, { defaultValue: 'armpit' })
  method: Thermometer;

  @Field(() => [SymptomEnum], { defaultValue: [] })
  symptoms: Symptom[];

  @Field(() => [NeedKindEnum], { defaultValue: [] })
  needs: NeedKind[];

  @Field(() => String, { nullable: true, description: `At most ${longestNote} characters; no names, no numbers of phones or documents.` })
  note?: string;

  @Field(() => ID, { nullable: true, description: 'The task for which it was made: done when they were reached, open when they were not.' })
  taskId?: string;
}
