import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClear } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { FeverType } from '../referral/referral.graphql.js';
import { Fever } from './fever.entity.js';

@Resolver(() => ObservationType)
export class FeverResolver {
  constructor(private readonly dataSource: DataSource) {}

  @AssumedSize(3)
  @ResolveField(() => [FeverType], { description: 'For those who look after them; the newest first.' })
  fevers(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<FeverType[]> {
    const fevers = loaderOf<string, FeverType[]>(loaders, 'observation.fevers', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx, sight) => {
        const rows = await tx.find(Fever, { where: { observationId: In([...ids]) }, order: { id: 'DESC' } });
        const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
        return ids.map((one) =>
          (byObservation.get(one) ?? []).map((fever) => ({ ...fever, temperature: isClear(sight, fever.path) ? fever.temperature : null })),
        );
      }),
    );
    return fevers.load(id);
  }
}
