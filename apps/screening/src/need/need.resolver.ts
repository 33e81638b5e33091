import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { NeedKind } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { NeedKindEnum } from '../care.enums.js';
import { idOf } from '../observation/observation-changes.resolver.js';
import type { Observation } from '../observation/observation.entity.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { ReadObservations } from '../observation/read-observations.js';
import { Need } from './need.entity.js';
import { NeedType } from './need.graphql.js';
import { OpenNeeds } from './open-needs.js';

@Resolver(() => ObservationType)
export class NeedResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservations,
    private readonly open: OpenNeeds,
  ) {}

  @Mutation(() => ObservationType, { description: 'Each of them is asked for; brought to the doorstep only.' })
  openNeed(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('observationId', { type: () => ID }) observationId: string,
    @Args('needs', { type: () => [NeedKindEnum] }) needs: NeedKind[],
    @Caller() actor: Actor,
  ): Promise<Observation> {
    const id = idOf(observationId);
    if (needs.length === 0) throw new Rejection('INPUT_INVALID', { field: 'needs' });
    return withScope(this.dataSource, actor, 'need.open', async (tx) => {
      const opened = await repeatable(tx, actor, requestId, async () => {
        await this.open.execute(tx, actor.subject, id, needs);
        return id;
      });
      return this.read.one(tx, opened);
    });
  }

  @AssumedSize(6)
  @ResolveField(() => [NeedType], { description: 'The newest first.' })
  needs(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<Need[]> {
    const needs = loaderOf<string, Need[]>(loaders, 'observation.needs', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx) => {
        const rows = await tx.find(Need, { where: { observationId: In([...ids]) }, order: { id: 'DESC' } });
        const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
        return ids.map((one) => byObservation.get(one) ?? []);
      }),
    );
    return needs.load(id);
  }
}
