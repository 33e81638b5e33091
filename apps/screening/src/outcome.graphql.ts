import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language } from '#contracts/shared.js';
import { rejectionText } from '#platform/rejection.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import type { Outcome } from './outcome.js';

@ObjectType('ScreeningOutcome', { description: 'What became of many rows, each by itself.' })
export class OutcomeType {
  @Field(() => Int, { description: 'Rows that stand, those that stood before included.' })
  accepted: number;

  @Field(() => [ID], { description: 'Of what stands, in the order of the input.' })
  ids: string[];

  @Field(() => [RejectedRowType])
  rejected: RejectedRowType[];
}

export const shownOutcome = ({ accepted, rejected }: Outcome, language: Language): OutcomeType => ({
  accepted: accepted.length,
  ids: accepted,
  rejected: rejected.map(({ index, code, params }) => ({ index, code, message: rejectionText(code, language, params) })),
});
