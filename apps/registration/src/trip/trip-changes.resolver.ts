import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { checkIds } from '../ids.js';
import { TripSteps } from './trip-steps.js';
import { ShowTrip } from './show-trip.js';
import { AdviceEnum, ClosingReasonEnum, PlanTripInput, TripType } from './trip.graphql.js';
import { Trip } from './trip.entity.js';
import type { Advice, ClosingReason } from './trip.rules.js';

const request = 'A UUID made by the client; the same id again changes nothing.';

@Resolver(() => TripType)
export class TripChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly steps: TripSteps,
    private readonly show: ShowTrip,
  ) {}

  @Mutation(() => TripType, { description: 'Says that people of a household are coming back.' })
  async planTrip(@Args('input') input: PlanTripInput, @Caller() actor: Actor): Promise<TripType> {
    checkIds({ householdId: input.householdId, residentIds: input.residentIds });
    return this.once(actor, 'trip.plan', input.requestId, (tx) => this.steps.plan.execute(tx, actor.subject, input.householdId, input));
  }

  @Mutation(() => TripType, { description: 'They were advised to wait and come on a later day.' })
  async deferTrip(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Args('tripId', { type: () => ID }) tripId: string,
    @Args('advice', { type: () => AdviceEnum }) advice: Advice,
    @Args('newDate', { description: 'YYYY-MM-DD' }) newDate: string,
    @Caller() actor: Actor,
  ): Promise<TripType> {
    checkIds({ tripId });
    return this.once(actor, 'trip.edit', requestId, (tx) => this.steps.defer.execute(tx, actor.subject, tripId, advice, newDate));
  }

  @Mutation(() => TripType, { description: 'They are here, on whatever day they planned.' })
  async markArrived(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Args('tripId', { type: () => ID }) tripId: string,
    @Args('arrivedAt', { type: () => Date }) arrivedAt: Date,
    @Caller() actor: Actor,
  ): Promise<TripType> {
    checkIds({ tripId });
    return this.once(actor, 'trip.plan', requestId, (tx) => this.steps.arrive.execute(tx, actor.subject, tripId, arrivedAt));
  }

  @Mutation(() => TripType, { description: 'A worker has met them, and compared what they said.' })
  async registerTrip(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Args('tripId', { type: () => ID }) tripId: string,
    @Caller() actor: Actor,
  ): Promise<TripType> {
    checkIds({ tripId });
    return this.once(actor, 'trip.edit', requestId, (tx) => this.steps.register.execute(tx, actor.subject, tripId));
  }

  @Mutation(() => TripType, { description: '`finished` after it was registered, `not_coming` while they are not here.' })
  async closeTrip(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Args('tripId', { type: () => ID }) tripId: string,
    @Args('reason', { type: () => ClosingReasonEnum }) reason: ClosingReason,
    @Caller() actor: Actor,
  ): Promise<TripType> {
    checkIds({ tripId });
    return this.once(actor, 'trip.edit', requestId, (tx) => this.steps.close.execute(tx, actor.subject, tripId, reason));
  }

  private once(actor: Actor, action: Action, requestId: string, step: (tx: EntityManager) => Promise<Trip>): Promise<TripType> {
    return withScope(this.dataSource, actor, action, async (tx, sight) => {
      const id = await repeatable(tx, actor, requestId, async () => (await step(tx)).id);
      return this.show.execute(await tx.findOneByOrFail(Trip, { id }), sight);
    });
  }
}
