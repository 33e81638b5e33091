import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { RoomState } from '#contracts/shared.js';
import { isUnder, type Actor } from '#platform/actor.js';
import { Caller, type GraphContext, Loaders, loaderOf } from '#platform/graphql.js';
import { shownCount } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { asMyself } from '../account/as-myself.js';
import { areaLoader, shownArea } from './area-loader.js';
import type { Area } from './area.entity.js';
import { AddressMatchType, AreaType, PopulationType, RoomStateEnum } from './area.graphql.js';
import { ChangeRoomState } from './change-room-state.js';
import { FindAddress } from './find-address.js';
import { FindAreas } from './find-areas.js';
import { ReadAreas } from './read-areas.js';

type Places = GraphContext['loaders'];
const longestText = 100;
const mostFound = 50;

@Resolver(() => AreaType)
export class AreaResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadAreas,
    private readonly findRooms: FindAddress,
    private readonly find: FindAreas,
    private readonly change: ChangeRoomState,
  ) {}

  @Query(() => AreaType, { nullable: true })
  area(@Args('code', { type: () => ID }) code: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<AreaType | null> {
    return areaLoader(this.dataSource, this.read, actor, loaders).load(code);
  }

  @ResolveReference()
  reference(reference: { code: string }, { actor, loaders }: GraphContext): Promise<AreaType | null> {
    return areaLoader(this.dataSource, this.read, actor, loaders).load(reference.code);
  }

  @ResolveField(() => [AreaType], { description: 'The next level below: committees of a subdistrict, buildings of a compound …' })
  children(@Parent() { code }: AreaType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<AreaType[]> {
    const loader = loaderOf<string, AreaType[]>(loaders, 'area.children', (codes) =>
      withScope(this.dataSource, actor, 'area.read', async (tx) =>
        (await this.read.childrenOf(tx, codes)).map((children) => children.map(shownArea)),
      ),
    );
    return loader.load(code);
  }

  @ResolveField(() => PopulationType, { nullable: true })
  population(@Parent() { path, kind }: AreaType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<PopulationType> {
    const loader = loaderOf<{ path: string; kind: string }, PopulationType>(loaders, 'area.population', (areas) =>
      withScope(this.dataSource, actor, 'population.read', async (tx, sight) => {
        const figures = await this.read.population(tx, areas);
        return figures.map(({ asOf, changedAt, ...counts }, index) => {
          const place = areas[index]?.path ?? '';
          const [rooms, households, residents] = [counts.rooms, counts.households, counts.residents].map((count) =>
            shownCount(sight, place, count),
          );
          const exact = sight.exactCounts.some((scope) => isUnder(place, scope));
          return {
            rooms: rooms ?? null,
            households: households ?? null,
            residents: residents ?? null,
            asOf,
            changedAt,
            path: place,
            exact,
          };
        });
      }),
    );
    return loader.load({ path, kind });
  }

  @Query(() => [AddressMatchType], {
    description: 'Ranked rooms for an address as people say it: part of a number, a nickname, pinyin or initials.',
  })
  findAddress(
    @Args('text') text: string,
    @Args('within', { type: () => ID, description: 'Code of the area to look in.' }) within: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
    @Caller() actor: Actor,
  ): Promise<AddressMatchType[]> {
    const read = async (tx: EntityManager): Promise<AddressMatchType[]> => {
      const area = await this.within(tx, within);
      return this.findRooms.execute(tx, text.slice(0, longestText), area.path, Math.min(Math.max(first, 1), mostFound));
    };
    // Whoever is about to register a family finds the room first; it tells where rooms are, and nothing of people.
    if (actor.grants.length === 0 && actor.phoneIndex) return asMyself(this.dataSource, actor, read);
    return withScope(this.dataSource, actor, 'area.read', read);
  }

  @Query(() => [AreaType], {
    description: 'Areas with a name of their own, by a part of it, of an alias, pinyin, initials or the code; beginnings first.',
  })
  findArea(
    @Args('text') text: string,
    @Args('within', { type: () => ID, description: 'Code of the area to look in.' }) within: string,
    @Args('first', { type: () => Int, defaultValue: 10, description: `At most ${mostFound}.` }) first: number,
    @Caller() actor: Actor,
  ): Promise<AreaType[]> {
    return withScope(this.dataSource, actor, 'area.read', async (tx) => {
      const area = await this.within(tx, within);
      return (await this.find.execute(tx, text.slice(0, longestText), area.path, Math.min(Math.max(first, 1), mostFound))).map(shownArea);
    });
  }

  @Mutation(() => AreaType, {
    description: 'Says what state a room is in since a date. The same state again is refused with ROOM_STATE_SAME.',
  })
  changeRoomState(
    @Args('code', { type: () => ID }) code: string,
    @Args('state', { type: () => RoomStateEnum }) state: RoomState,
    @Args('changedOn', { nullable: true, description: 'YYYY-MM-DD; today when left out.' }) changedOn: string,
    @Caller() actor: Actor,
  ): Promise<AreaType> {
    const date = z.iso
      .date()
      .optional()
      .safeParse(changedOn ?? undefined);
    if (!date.success) throw new Rejection('INPUT_INVALID', { field: 'changedOn' });
    return withScope(this.dataSource, actor, 'room.edit', async (tx) => shownArea(await this.change.execute(tx, code, state, date.data)));
  }

  /** @throws Rejection AREA_UNKNOWN */
  private async within(tx: EntityManager, code: string): Promise<Area> {
    const [area] = await this.read.byCodes(tx, [code]);
    if (!area) throw new Rejection('AREA_UNKNOWN', { code });
    return area;
  }
}
