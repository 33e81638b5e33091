import { Args, ID, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { personsOf } from '#neighbourhood/persons.js';
import { uuidsOf } from '#platform/uuid.js';
import { Observation } from './observation.entity.js';
import { ObservationType, ResidentType } from './observation.graphql.js';

const most = 100;

/** Observations of a person, whichever record they were made for, and of a household. */
@Resolver(() => ResidentType)
export class ObservationsOfResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveReference()
  reference({ id }: { id: string }): ResidentType {
    return { id };
  }

  @AssumedSize(3)
  @ResolveField(() => [ObservationType], { description: 'The newest first, also those of records that were merged into this one.' })
  observations(
    @Parent() { id }: ResidentType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<Observation[]> {
    const observations = loaderOf<string, Observation[]>(loaders, 'resident.observations', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx) => {
        const asked = uuidsOf(ids);
        const persons = await personsOf(tx, asked);
        const records = [...persons.values()].flatMap((person) => person.records);
        const rows = await tx.find(Observation, { where: { residentId: In(records) }, order: { id: 'DESC' } });
        return asked.map((one) => rows.filter(({ residentId }) => persons.get(one)?.records.includes(residentId)));
      }),
    );
    return observations.load(id);
  }

  @AssumedSize(8)
  @Query(() => [ObservationType], { description: `Of the own household, or of one that the caller looks after: the newest ${most}.` })
  observationsOfHousehold(@Args('householdId', { type: () => ID }) householdId: string, @Caller() actor: Actor): Promise<Observation[]> {
    const [id = ''] = uuidsOf([householdId]);
    return withScope(this.dataSource, actor, 'observation.read', (tx) =>
      tx.find(Observation, { where: { householdId: id }, order: { id: 'DESC' }, take: most }),
    );
  }
}
