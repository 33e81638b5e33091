import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Language } from '#contracts/shared.js';
import { AssumedSize } from '#platform/graphql.js';
import { QuestionKindEnum } from '../enums.graphql.js';
import type { GivenAnswer, Question, QuestionSet } from './question-set.rules.js';

@ObjectType('QuestionChoice')
export class QuestionChoiceType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  text: string;
}

@ObjectType('Question', { description: 'Texts are in the language of the caller.' })
export class QuestionType {
  @Field(() => ID)
  id: string;

  @Field(() => QuestionKindEnum)
  kind: Question['kind'];

  @Field(() => Boolean)
  required: boolean;

  @Field(() => String)
  text: string;

  @AssumedSize(6)
  @Field(() => [QuestionChoiceType])
  choices: QuestionChoiceType[];

  @Field(() => String, { nullable: true, description: 'A yes may name days: `past` or `ahead`.' })
  days: string | null;
}

@ObjectType('QuestionSet')
export class QuestionSetType {
  @Field(() => ID)
  version: string;

  @Field(() => Date)
  effectiveFrom: Date;

  @AssumedSize(6)
  @Field(() => [QuestionType])
  questions: QuestionType[];
}

@InputType({ description: 'What somebody said to one question; only the field of its kind is filled in.' })
export class GivenAnswerInput implements GivenAnswer {
  @Field(() => ID)
  question: string;

  @Field(() => [ID], { nullable: true, description: 'An empty list: none of them.' })
  choices?: string[];

  @Field(() => Boolean, { nullable: true })
  yes?: boolean;

  @Field(() => [String], { nullable: true, description: 'YYYY-MM-DD.' })
  days?: string[];

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius, 34.0 to 43.0.' })
  celsius?: number;
}

@ObjectType('GivenAnswer')
export class GivenAnswerType implements GivenAnswer {
  @Field(() => ID)
  question: string;

  @Field(() => [ID], { nullable: true })
  choices?: string[];

  @Field(() => Boolean, { nullable: true })
  yes?: boolean;

  @Field(() => [String], { nullable: true, description: 'YYYY-MM-DD.' })
  days?: string[];

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius.' })
  celsius?: number;
}

export const shownQuestionSet = ({ version, effectiveFrom, questions }: QuestionSet, language: Language): QuestionSetType => ({
  version,
  effectiveFrom,
  questions: questions.map((question) => ({
    id: question.id,
    kind: question.kind,
    required: question.required,
    text: question.text[language],
    choices: question.kind === 'choices' ? question.choices.map(({ id, text }) => ({ id, text: text[language] })) : [],
    days: question.kind === 'yes-no' ? question.days : null,
  })),
});
