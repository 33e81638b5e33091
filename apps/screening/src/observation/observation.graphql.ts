import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import type { ObservationChangeReason } from '#contracts/screening.events.js';
import type { StartRule } from '#contracts/shared.js';
import {
  ChangeKindEnum,
  ChangeReasonEnum,
  ChangeStateEnum,
  ObservationStateEnum,
  RefusalReasonEnum,
  StartRuleEnum,
} from '../care.enums.js';
import { PageInfoType } from '../target/target.graphql.js';
import type { ChangeKind, RefusalReason } from './observation-change.rules.js';
import type { Observation } from './observation.entity.js';
import type { ObservationState } from './observation.rules.js';

@ObjectType('Resident')
@Directive('@key(fields: "id")')
export class ResidentType {
  @Field(() => ID)
  id: string;
}

@ObjectType('Observation', { description: 'Days that one person stays at home.' })
@Directive('@key(fields: "id")')
export class ObservationType implements Omit<Observation, 'version' | 'startedBy' | 'endedBy'> {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The record it was made for.' })
  residentId: string;

  @Field(() => ID)
  householdId: string;

  path: string;

  @Field(() => ObservationStateEnum)
  state: ObservationState;

  @Field(() => StartRuleEnum)
  startRule: StartRule;

  @Field(() => String, { description: 'Of the rules by which the days were counted.' })
  ruleVersion: string;

  @Field(() => ID, { nullable: true, description: 'The list of key regions that named the origin.' })
  listId: string | null;

  @Field(() => ID, { nullable: true })
  tripId: string | null;

  @Field(() => Boolean, { description: 'They did not travel, and live with somebody who did.' })
  inherited: boolean;

  @Field(() => Date, { description: 'The arrival or the last contact.' })
  countedFrom: Date;

  @Field(() => Date)
  startsAt: Date;

  @Field(() => Date, { description: 'Day and hour at which they may go out again.' })
  endsAt: Date;

  @Field(() => Date)
  proposedAt: Date;

  @Field(() => Date, { nullable: true })
  startedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was released, transferred or cancelled.' })
  endedAt: Date | null;

  @Field(() => RefusalReasonEnum, { nullable: true, description: 'Null where no worker refused the proposal.' })
  refusedFor: RefusalReason | null;

  @Field(() => String, { nullable: true, description: 'Reference of a document that is kept elsewhere.' })
  refusalEvidence: string | null;
}

@ObjectType('ObservationChange', { description: 'Another end that somebody asked for; somebody of another unit decides.' })
export class ObservationChangeType {
  @Field(() => ID)
  id: string;

  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => Date, { nullable: true, description: 'Null for an early end: it is when that is approved.' })
  newEndsAt: Date | null;

  @Field(() => ChangeReasonEnum)
  reason: ObservationChangeReason;

  @Field(() => String, { description: 'Reference of a document that is kept elsewhere.' })
  evidence: string;

  @Field(() => ID)
  askedBy: string;

  @Field(() => Date)
  askedAt: Date;

  @Field(() => ChangeStateEnum)
  state: 'asked' | 'approved' | 'refused';

  @Field(() => ID, { nullable: true })
  decidedBy: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
}

@ObjectType('ObservationEdge')
export class ObservationEdgeType {
  @Field(() => String)
  cursor: string;

  @Field(() => ObservationType)
  node: ObservationType;
}

@ObjectType('ObservationConnection')
export class ObservationConnectionType {
  @Field(() => [ObservationEdgeType])
  edges: ObservationEdgeType[];

  @Field(() => PageInfoType)
  pageInfo: PageInfoType;
}
