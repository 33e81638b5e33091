import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { HouseholdType, ResidentType } from '../household/household.graphql.js';
import { ReadResidents } from '../resident/read-residents.js';
import { ShowResident } from '../resident/show-resident.js';
import { readDay, ReadTrips } from './read-trips.js';
import { ShowTrip } from './show-trip.js';
import { ExpectedDayType, TripStateEnum, TripStepType, TripType } from './trip.graphql.js';
import { type TripState, tripStates } from './trip.rules.js';

type Places = GraphContext['loaders'];
const mostTrips = 1_000;

@Resolver(() => TripType)
export class TripResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadTrips,
    private readonly show: ShowTrip,
    private readonly residentReader: ReadResidents,
    private readonly showResident: ShowResident,
  ) {}

  @Query(() => TripType, { nullable: true })
  trip(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<TripType | null> {
    return this.tripsOf(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<TripType | null> {
    return this.tripsOf(actor, loaders).load(id);
  }

  @Query(() => [TripType], { description: 'Trips of an area by their planned day.' })
  trips(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('states', { type: () => [TripStateEnum], nullable: true }) states: TripState[] | null,
    @Args('from', { type: () => String, nullable: true, description: 'Planned day, YYYY-MM-DD.' }) from: string | null,
    @Args('until', { type: () => String, nullable: true }) until: string | null,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @Caller() actor: Actor,
  ): Promise<TripType[]> {
    const days = { from: from ? readDay(from) : '1900-01-01', until: until ? readDay(until) : '9999-12-31' };
    const query = { areaCode, states: states?.length ? states : tripStates, ...days, first: Math.min(Math.max(first, 1), mostTrips) };
    return withScope(this.dataSource, actor, 'trip.read', async (tx, sight) =>
      (await this.read.inArea(tx, query)).map((trip) => this.show.execute(trip, sight)),
    );
  }

  @Query(() => [ExpectedDayType], { description: 'The calendar of who is expected, by day; days without anybody are left out.' })
  async expectedArrivals(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('from', { type: () => String, description: 'YYYY-MM-DD' }) from: string,
    @Args('until', { type: () => String, description: 'YYYY-MM-DD' }) until: string,
    @Caller() actor: Actor,
  ): Promise<ExpectedDayType[]> {
    const trips = await this.trips(areaCode, ['planned', 'deferred'], from, until, mostTrips, actor);
    const people = (of: readonly TripType[]): number => of.reduce((sum, { residentIds }) => sum + residentIds.length, 0);
    return [...Map.groupBy(trips, ({ plannedOn }) => plannedOn)].map(([day, expected]) => {
      const deferred = expected.filter(({ state }) => state === 'deferred');
      return { day, expected: people(expected), deferred: people(deferred), trips: expected };
    });
  }

  @AssumedSize(6)
  @ResolveField(() => [ResidentType], { description: 'Who comes.' })
  async residents(@Parent() { residentIds }: TripType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ResidentType[]> {
    const loader = loaderOf<string, ResidentType | null>(loaders, 'resident', (ids) =>
      withScope(this.dataSource, actor, 'resident.read', async (tx, sight) =>
        (await this.residentReader.byIds(tx, ids)).map(
          (resident) => resident && this.showResident.execute(resident, sight, 'resident.read'),
        ),
      ),
    );
    return (await loader.loadMany(residentIds)).filter((found): found is ResidentType => found !== null && !(found instanceof Error));
  }

  @AssumedSize(8)
  @ResolveField(() => [TripStepType], { description: 'What happened, oldest first.' })
  history(@Parent() { id }: TripType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<TripStepType[]> {
    const loader = loaderOf<string, TripStepType[]>(loaders, 'trip.history', (ids) =>
      withScope(this.dataSource, actor, 'trip.read', (tx) => this.read.histories(tx, ids)),
    );
    return loader.load(id);
  }

  private tripsOf(actor: Actor, loaders: Places) {
    return loaderOf<string, TripType | null>(loaders, 'trip', (ids) =>
      withScope(this.dataSource, actor, 'trip.read', async (tx, sight) =>
        (await this.read.byIds(tx, ids)).map((trip) => trip && this.show.execute(trip, sight)),
      ),
    );
  }
}

@Resolver(() => HouseholdType)
export class HouseholdTripsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadTrips,
    private readonly show: ShowTrip,
  ) {}

  @AssumedSize(4)
  @ResolveField(() => [TripType], { description: 'Newest first.' })
  trips(@Parent() { id }: HouseholdType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<TripType[]> {
    const loader = loaderOf<string, TripType[]>(loaders, 'household.trips', (ids) =>
      withScope(this.dataSource, actor, 'trip.read', async (tx, sight) =>
        (await this.read.ofHouseholds(tx, ids)).map((trips) => trips.map((trip) => this.show.execute(trip, sight))),
      ),
    );
    return loader.load(id);
  }
}
