import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AppealReasonEnum, AppealStateEnum } from '../pass/pass.enums.js';
import type { AppealReason, AppealState } from './appeal.rules.js';

@ObjectType('PassAppeal', { description: 'The holder says that a pass should not stand suspended or revoked.' })
export class AppealType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  passId: string;

  @Field(() => AppealReasonEnum)
  reason: AppealReason;

  @Field(() => AppealStateEnum)
  state: AppealState;

  @Field(() => Date)
  askedAt: Date;

  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
}
