import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { RoomTargetType } from '../target/target.graphql.js';
import type { Answer } from './answer.entity.js';
import type { Attempt } from './attempt.entity.js';
import { AttemptInput, AttemptType, RecordedAttemptsType, ResidentAnswersType } from './attempt.graphql.js';
import { mostAttemptsAtOnce } from './attempt.rules.js';
import { ReadAttempts } from './read-attempts.js';
import { RecordAttempts } from './record-attempts.js';

type Places = GraphContext['loaders'];

@Resolver(() => AttemptType)
export class AttemptResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadAttempts,
    private readonly record: RecordAttempts,
  ) {}

  @Mutation(() => RecordedAttemptsType, { description: `At most ${mostAttemptsAtOnce} at once; each row by itself.` })
  recordAttempts(
    @Args('attempts', { type: () => [AttemptInput] }) attempts: AttemptInput[],
    @Caller() actor: Actor,
  ): Promise<RecordedAttemptsType> {
    const rows = attempts.map((attempt) => {
      const requestId = uuidOrNull(attempt.requestId);
      if (!requestId) throw new Rejection('INPUT_INVALID', { field: 'requestId' });
      const [targetId = ''] = uuidsOf([attempt.targetId]);
      return { ...attempt, requestId, targetId };
    });
    return withScope(this.dataSource, actor, 'attempt.record', async (tx) => {
      const { rejected, ...counts } = await this.record.execute(tx, actor.subject, rows);
      const told = rejected.map(({ index, code, params }) => ({ index, code, message: rejectionText(code, actor.language, params) }));
      return { ...counts, rejected: told };
    });
  }

  @AssumedSize(4)
  @ResolveField(() => [ResidentAnswersType], { nullable: true, description: 'Null for whoever may not read what people said.' })
  answers(@Parent() { id }: AttemptType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Answer[]> {
    const answers = loaderOf<string, Answer[]>(loaders, 'attempt.answers', (ids) =>
      withScope(this.dataSource, actor, 'risk.propose', (tx) => this.read.answersOf(tx, ids)),
    );
    return answers.load(id);
  }
}

/** The attempts at a room, the oldest first. */
@Resolver(() => RoomTargetType)
export class TargetAttemptsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadAttempts,
  ) {}

  @AssumedSize(4)
  @ResolveField(() => [AttemptType])
  attempts(@Parent() { id }: RoomTargetType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Attempt[]> {
    const attempts = loaderOf<string, Attempt[]>(loaders, 'target.attempts', (ids) =>
      withScope(this.dataSource, actor, 'target.read', (tx) => this.read.ofTargets(tx, ids)),
    );
    return attempts.load(id);
  }
}
