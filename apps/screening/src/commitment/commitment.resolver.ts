import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { LetterLanguageEnum } from '../care.enums.js';
import { idOf } from '../observation/observation-changes.resolver.js';
import type { Observation } from '../observation/observation.entity.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { ReadObservations } from '../observation/read-observations.js';
import { AnswerCommitment, type CommitmentAnswer } from './answer-commitment.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentLetterType, CommitmentType, RefuseCommitmentInput, SignCommitmentInput } from './commitment.graphql.js';
import { letters } from './letters.js';

@Resolver(() => ObservationType)
export class CommitmentResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservations,
    private readonly answer: AnswerCommitment,
    private readonly clock: Clock,
  ) {}

  @AssumedSize(3)
  @Query(() => [CommitmentLetterType], { description: 'Published versions, the newest first; the first one is put before people.' })
  commitmentLetters(
    @Args('language', { type: () => LetterLanguageEnum, nullable: true, description: 'That of the caller when left out.' })
    language: Language | undefined,
    @Caller() actor: Actor,
  ): CommitmentLetterType[] {
    const [now, spoken] = [this.clock.now(), language ?? actor.language];
    const published = letters.filter(({ effectiveFrom }) => effectiveFrom <= now).toReversed();
    return published.map(({ version, effectiveFrom, text }) => ({ version, effectiveFrom, language: spoken, text: text[spoken] }));
  }

  @Mutation(() => ObservationType)
  signCommitment(@Args('input') { requestId, on, signature, ...read }: SignCommitmentInput, @Caller() actor: Actor): Promise<Observation> {
    return this.record(actor, requestId, { ...read, signed: { on, signature } });
  }

  @Mutation(() => ObservationType, { description: 'A worker is asked to talk to them.' })
  refuseCommitment(@Args('input') { requestId, ...read }: RefuseCommitmentInput, @Caller() actor: Actor): Promise<Observation> {
    return this.record(actor, requestId, { ...read, signed: null });
  }

  @AssumedSize(3)
  @ResolveField(() => [CommitmentType], { description: 'The newest first.' })
  commitments(
    @Parent() { id }: ObservationType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<Commitment[]> {
    const commitments = loaderOf<string, Commitment[]>(loaders, 'observation.commitments', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx) => {
        const rows = await tx.find(Commitment, { where: { observationId: In([...ids]) }, order: { at: 'DESC' } });
        const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
        return ids.map((one) => byObservation.get(one) ?? []);
      }),
    );
    return commitments.load(id);
  }

  private record(actor: Actor, requestId: string, given: CommitmentAnswer): Promise<Observation> {
    const observationId = idOf(given.observationId);
    return withScope(this.dataSource, actor, 'commitment.sign', async (tx) => {
      const answered = await repeatable(tx, actor, requestId, async () => {
        await this.answer.execute(tx, actor.subject, { ...given, observationId });
        return observationId;
      });
      return this.read.one(tx, answered);
    });
  }
}
