import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { QuestionSetType, shownQuestionSet } from './question-set.graphql.js';
import { questionSets } from './question-sets.js';

/** The published versions; they are the same for everybody. */
@Resolver(() => QuestionSetType)
export class QuestionSetResolver {
  @Query(() => [QuestionSetType], { name: 'questionSets' })
  published(@Caller() { language }: Actor): QuestionSetType[] {
    return questionSets.map((set) => shownQuestionSet(set, language));
  }
}
