import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { personsOf } from '#neighbourhood/persons.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import type { ObservationChange } from './observation-change.entity.js';
import { ObservationChangeType, ObservationType, ResidentType } from './observation.graphql.js';
import { dayOf, daysLeft } from './observation.rules.js';
import { ReadObservations } from './read-observations.js';

type Places = GraphContext['loaders'];

/** What hangs on an observation, read for all observations of a request at once. */
@Resolver(() => ObservationType)
export class ObservationDetailsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservations,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => AreaType, { description: 'The building.' })
  area(@Parent() { path }: ObservationType): AreaType {
    return { code: path.split('.').at(-1) ?? '' };
  }

  @ResolveField(() => Int, { description: '1 on the first day, 0 before it.' })
  dayNumber(@Parent() period: ObservationType): number {
    return dayOf(period, this.clock.now());
  }

  @ResolveField(() => Int, { description: 'Days that have not ended, the present one included.' })
  daysLeft(@Parent() period: ObservationType): number {
    return period.endedAt ? 0 : daysLeft(period, this.clock.now());
  }

  @ResolveField(() => ResidentType, { description: 'The person; after a merge the record that stands for them.' })
  async resident(@Parent() { residentId }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ResidentType> {
    const standing = loaderOf<string, string>(loaders, 'observation.resident', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx) => {
        const persons = await personsOf(tx, ids);
        return ids.map((id) => persons.get(id)?.standing ?? id);
      }),
    );
    return { id: await standing.load(residentId) };
  }

  @AssumedSize(3)
  @ResolveField(() => [ObservationChangeType], { description: 'The newest first.' })
  changes(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ObservationChange[]> {
    const changes = loaderOf<string, ObservationChange[]>(loaders, 'observation.changes', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', (tx) => this.read.changesOf(tx, ids)),
    );
    return changes.load(id);
  }
}
