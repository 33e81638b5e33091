import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidsOf } from '#platform/uuid.js';
import type { Outcome } from '../outcome.js';
import { OutcomeType, shownOutcome } from '../outcome.graphql.js';
import { mostObservationsAtOnce } from './observation.rules.js';
import { StartObservations } from './start-observations.js';
import { TellObservation } from './tell-observation.js';

@Resolver()
export class StartObservationsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly start: StartObservations,
    private readonly tell: TellObservation,
  ) {}

  @Mutation(() => OutcomeType, { description: `At most ${mostObservationsAtOnce} at once; each row by itself.` })
  startObservations(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Caller() actor: Actor,
  ): Promise<OutcomeType> {
    if (ids.length === 0 || ids.length > mostObservationsAtOnce) throw new Rejection('ROWS_TOO_MANY', { most: mostObservationsAtOnce });
    return withScope(this.dataSource, actor, 'observation.start', async (tx) => {
      const answer = await repeatable(tx, actor, requestId, async () => {
        const outcome = await this.start.execute(tx, actor.subject, uuidsOf(ids));
        await this.tell.execute(tx, actor, 'observation.start', outcome.accepted, { reason: 'started' });
        return JSON.stringify(outcome);
      });
      return shownOutcome(JSON.parse(answer) as Outcome, actor.language);
    });
  }
}
