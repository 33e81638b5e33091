import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Language } from '#contracts/shared.js';
import { CommitmentAnswerEnum, LetterLanguageEnum, SignedOnEnum } from '../care.enums.js';
import type { Commitment } from './commitment.entity.js';
import type { SignedOn } from './commitment.rules.js';

@ObjectType('CommitmentLetter')
export class CommitmentLetterType {
  @Field(() => ID)
  version: string;

  @Field(() => Date)
  effectiveFrom: Date;

  @Field(() => LetterLanguageEnum)
  language: Language;

  @Field(() => String)
  text: string;
}

@ObjectType('Commitment', { description: 'Somebody signed the letter, or would not.' })
export class CommitmentType implements Omit<Commitment, 'observationId' | 'householdId' | 'path' | 'signature'> {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  letterVersion: string;

  @Field(() => LetterLanguageEnum)
  language: Language;

  @Field(() => CommitmentAnswerEnum)
  answer: 'signed' | 'refused';

  @Field(() => SignedOnEnum, { nullable: true })
  on: SignedOn | null;

  @Field(() => ID, { description: 'Account that recorded it.' })
  by: string;

  @Field(() => Date)
  at: Date;
}

@InputType()
export class RefuseCommitmentInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => LetterLanguageEnum, { description: 'In which the letter was read.' })
  language: Language;

  @Field(() => ID, { nullable: true, description: 'The letter in force when left out.' })
  letterVersion?: string;
}

@InputType()
export class SignCommitmentInput extends RefuseCommitmentInput {
  @Field(() => SignedOnEnum)
  on: SignedOn;

  @Field(() => String, { description: '`sha256:` and the digest of the strokes, or the reference of a picture of the paper.' })
  signature: string;
}
