import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { AskObservationChange } from './ask-observation-change.js';
import { DecideObservationChange } from './decide-observation-change.js';
import { ObservationChange } from './observation-change.entity.js';
import { ObservationChangeType } from './observation.graphql.js';
import { AskObservationChangeInput } from './observation-inputs.graphql.js';
import { TellObservation } from './tell-observation.js';

/** Another end of an observation: asked for by one unit, decided by another. */
@Resolver()
export class ObservationEndsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ask: AskObservationChange,
    private readonly decide: DecideObservationChange,
    private readonly tell: TellObservation,
  ) {}

  @Mutation(() => ObservationChangeType, { description: 'Nothing changes before somebody of another unit has approved it.' })
  askObservationChange(
    @Args('input') { requestId, observationId, ...asked }: AskObservationChangeInput,
    @Caller() actor: Actor,
  ): Promise<ObservationChange> {
    const id = uuidOrNull(observationId);
    if (!id) throw new Rejection('OBSERVATION_UNKNOWN');
    return withScope(this.dataSource, actor, 'observation.change', async (tx) => {
      const change = { ...asked, observationId: id, newEndsAt: asked.newEndsAt ?? null };
      const made = await repeatable(tx, actor, requestId, async () => {
        const asked = await this.ask.execute(tx, actor, change);
        await this.tell.execute(tx, actor, 'observation.change', [id], { reason: change.reason });
        return asked;
      });
      return tx.findOneByOrFail(ObservationChange, { id: made });
    });
  }

  @Mutation(() => ObservationChangeType, { description: 'By another person, of another unit than the one that asked.' })
  approveObservationChange(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('approve', { type: () => Boolean, defaultValue: true, description: 'False refuses it.' }) approve: boolean,
    @Caller() actor: Actor,
  ): Promise<ObservationChange> {
    const known = uuidOrNull(id);
    if (!known) throw new Rejection('OBSERVATION_CHANGE_UNKNOWN');
    return withScope(this.dataSource, actor, 'observation.approve', async (tx) => {
      const decided = await repeatable(tx, actor, requestId, async () => {
        const { observationId, reason, askedBy } = await this.decide.execute(tx, actor, known, approve);
        const decision = approve ? ('allow' as const) : ('deny' as const);
        await this.tell.execute(tx, actor, 'observation.approve', [observationId], {
          reason,
          decision,
          approvers: [askedBy, actor.subject],
        });
        return known;
      });
      return tx.findOneByOrFail(ObservationChange, { id: decided });
    });
  }
}
