import { Field, ID, InputType } from '@nestjs/graphql';
import type { ObservationChangeReason } from '#contracts/screening.events.js';
import type { StartRule } from '#contracts/shared.js';
import { ChangeKindEnum, ChangeReasonEnum, RefusalReasonEnum, StartRuleEnum } from '../care.enums.js';
import { longestEvidence, mostDaysAdded, type ChangeKind, type RefusalReason } from './observation-change.rules.js';

@InputType()
export class ProposeObservationInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  residentId: string;

  @Field(() => StartRuleEnum)
  startRule: StartRule;

  @Field(() => Date, { description: 'The arrival or the last contact: the days begin at 00:00 in China of the day after.' })
  countedFrom: Date;
}

@InputType()
export class RefuseObservationInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  id: string;

  @Field(() => RefusalReasonEnum)
  reason: RefusalReason;

  @Field(() => String, { description: `Reference of the evidence, at most ${longestEvidence} characters; no names.` })
  evidence: string;
}

@InputType()
export class AskObservationChangeInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ID)
  observationId: string;

  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => Date, { nullable: true, description: `Left out for an early end; an extension adds at most ${mostDaysAdded} days.` })
  newEndsAt?: Date;

  @Field(() => ChangeReasonEnum)
  reason: ObservationChangeReason;

  @Field(() => String, { description: `Reference of the evidence, at most ${longestEvidence} characters; no names.` })
  evidence: string;
}
