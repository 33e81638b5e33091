import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { AssumedSize } from '#platform/graphql.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { AttemptChannelEnum, AttemptOutcomeEnum } from '../enums.graphql.js';
import { GivenAnswerInput, GivenAnswerType } from '../question-set/question-set.graphql.js';
import type { AttemptChannel, AttemptOutcome } from './attempt.rules.js';

@ObjectType('ResidentAnswers')
export class ResidentAnswersType {
  @Field(() => ID)
  residentId: string;

  @AssumedSize(6)
  @Field(() => [GivenAnswerType])
  given: GivenAnswerType[];
}

@ObjectType('Attempt', { description: 'Somebody tried to reach a room; it is never changed.' })
export class AttemptType {
  @Field(() => ID)
  id: string;

  @Field(() => AttemptChannelEnum)
  channel: AttemptChannel;

  @Field(() => AttemptOutcomeEnum)
  outcome: AttemptOutcome;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { description: 'Who recorded it.' })
  by: string;

  @Field(() => String, { nullable: true })
  doorNote: string | null;
}

@InputType()
export class ResidentAnswersInput {
  @Field(() => ID)
  residentId: string;

  @Field(() => [GivenAnswerInput])
  given: GivenAnswerInput[];
}

@InputType()
export class AttemptInput {
  @Field(() => ID, { description: 'A UUID made by the client for this attempt; the same id again records nothing.' })
  requestId: string;

  @Field(() => ID)
  targetId: string;

  @Field(() => AttemptChannelEnum)
  channel: AttemptChannel;

  @Field(() => AttemptOutcomeEnum)
  outcome: AttemptOutcome;

  @Field(() => Date, { description: 'When it was tried.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'Code of the note left at the door where nobody was home.' })
  doorNote?: string;

  @Field(() => [ResidentAnswersInput], { defaultValue: [] })
  answers: ResidentAnswersInput[];
}

@ObjectType('RecordedAttempts')
export class RecordedAttemptsType {
  @Field(() => Int, { description: 'Rows that stand, those that stood before included.' })
  accepted: number;

  @Field(() => Int, { description: 'Of the accepted ones, those that stood before.' })
  repeated: number;

  @Field(() => [RejectedRowType])
  rejected: RejectedRowType[];
}
