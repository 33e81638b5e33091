import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { SuspensionReason } from '#contracts/passes.events.js';
import { SuspensionReasonEnum, SuspensionStateEnum } from '../pass/pass.enums.js';
import type { SuspensionState } from './suspension.rules.js';

@ObjectType('Suspension', { description: 'One reason for which a pass opens no gate; it is suspended as long as one stands.' })
export class SuspensionType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  passId: string;

  @Field(() => SuspensionReasonEnum)
  reason: SuspensionReason;

  @Field(() => SuspensionStateEnum)
  state: SuspensionState;

  @Field(() => Boolean, { description: 'It follows an observation or a move, and ends with it.' })
  byRule: boolean;

  @Field(() => Date)
  askedAt: Date;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
}
