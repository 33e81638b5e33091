import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { RiskLevel } from '#contracts/screening.events.js';
import { AssessmentStateEnum, RiskLevelEnum } from '../enums.graphql.js';
import type { AssessmentState } from './assessment.entity.js';

@ObjectType('Assessment', { description: 'What a rule proposed for a person, and what a worker decided.' })
@Directive('@key(fields: "id")')
export class AssessmentType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  residentId: string;

  @Field(() => ID)
  campaignId: string;

  @Field(() => ID)
  targetId: string;

  @Field(() => RiskLevelEnum)
  proposed: RiskLevel;

  @Field(() => String)
  ruleVersion: string;

  @Field(() => [String], { description: 'Ids of the rules that spoke, the heaviest first.' })
  reasons: string[];

  @Field(() => Date)
  proposedAt: Date;

  @Field(() => AssessmentStateEnum)
  state: AssessmentState;

  @Field(() => RiskLevelEnum, { nullable: true })
  confirmed: RiskLevel | null;

  @Field(() => ID, { nullable: true })
  confirmedBy: string | null;

  @Field(() => Date, { nullable: true })
  confirmedAt: Date | null;
}

@InputType()
export class ConfirmRiskInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again changes nothing.' })
  requestId: string;

  @Field(() => ID)
  assessmentId: string;

  @Field(() => RiskLevelEnum, { description: 'The level that holds: the proposed one or another.' })
  level: RiskLevel;
}
