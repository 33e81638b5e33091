import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { TransferredToEnum } from '../care.enums.js';
import { uuidOrNull } from '#platform/uuid.js';
import type { Observation } from './observation.entity.js';
import { ObservationType } from './observation.graphql.js';
import { ProposeObservationInput, RefuseObservationInput } from './observation-inputs.graphql.js';
import { ProposeByHand } from './propose-by-hand.js';
import { ReadObservations } from './read-observations.js';
import { RefuseObservation } from './refuse-observation.js';
import { TellObservation } from './tell-observation.js';
import { type TransferredTo, TransferObservation } from './transfer-observation.js';

/** What a worker decides of one observation. */
@Resolver()
export class ObservationChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservations,
    private readonly propose: ProposeByHand,
    private readonly transfer: TransferObservation,
    private readonly refuse: RefuseObservation,
    private readonly tell: TellObservation,
  ) {}

  @Mutation(() => ObservationType, { description: 'Also those who live with them, where the rule says so.' })
  proposeObservation(@Args('input') input: ProposeObservationInput, @Caller() actor: Actor): Promise<Observation> {
    const residentId = uuidOrNull(input.residentId);
    if (!residentId) throw new Rejection('RESIDENT_UNKNOWN');
    return this.change(actor, 'proposed', input.requestId, (tx) =>
      this.propose.execute(tx, residentId, input.startRule, input.countedFrom),
    );
  }

  @Mutation(() => ObservationType, { description: 'They go on elsewhere; nothing more is asked of them here.' })
  transferObservation(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('to', { type: () => TransferredToEnum }) to: TransferredTo,
    @Caller() actor: Actor,
  ): Promise<Observation> {
    const known = idOf(id);
    return this.change(actor, 'transferred', requestId, async (tx) => {
      await this.transfer.execute(tx, actor.subject, known, to);
      return known;
    });
  }

  @Mutation(() => ObservationType, { description: 'A proposal does not start; one that has started ends early by two units only.' })
  refuseObservation(
    @Args('input') { requestId, id, reason, evidence }: RefuseObservationInput,
    @Caller() actor: Actor,
  ): Promise<Observation> {
    const known = idOf(id);
    return this.change(actor, reason, requestId, async (tx) => {
      await this.refuse.execute(tx, actor.subject, known, { reason, evidence: evidence.trim() });
      return known;
    });
  }

  private change(actor: Actor, reason: string, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<Observation> {
    return withScope(this.dataSource, actor, 'observation.start', async (tx) => {
      const known = await repeatable(tx, actor, requestId, async () => {
        const id = await work(tx);
        await this.tell.execute(tx, actor, 'observation.start', [id], { reason });
        return id;
      });
      return this.read.one(tx, known);
    });
  }
}

/** @throws Rejection OBSERVATION_UNKNOWN */
export function idOf(text: string): string {
  const id = uuidOrNull(text);
  if (!id) throw new Rejection('OBSERVATION_UNKNOWN');
  return id;
}
