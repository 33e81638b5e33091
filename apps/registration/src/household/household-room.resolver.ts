import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { asService } from '#platform/scope.js';
import { areaLoader, shownArea } from '../area/area-loader.js';
import { AreaType } from '../area/area.graphql.js';
import { ReadAreas } from '../area/read-areas.js';
import { HouseholdType } from './household.graphql.js';

/** `a-1-2` lies under `a` and `a-1`. */
const codesAbove = (room: string): string[] => [...room.matchAll(/-/g)].map(({ index }) => room.slice(0, index));

@Resolver(() => HouseholdType)
export class HouseholdRoomResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly areas: ReadAreas,
  ) {}

  @ResolveField(() => AreaType)
  room(
    @Parent() { roomCode }: HouseholdType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<AreaType | null> {
    return areaLoader(this.dataSource, this.areas, actor, loaders).load(roomCode);
  }

  /** How one finds the door, and who keeps the record, is no secret; it lies above what a resident sees. */
  @AssumedSize(4)
  @ResolveField(() => [AreaType], { description: 'Above the room, from the committee that keeps the record down to the staircase.' })
  above(@Parent() { roomCode }: HouseholdType, @Loaders() loaders: GraphContext['loaders']): Promise<AreaType[]> {
    const loader = loaderOf<string, AreaType[]>(loaders, 'household.above', (rooms) =>
      asService(this.dataSource, 'household.above', async (tx) => {
        const found = await this.areas.byCodes(tx, [...new Set(rooms.flatMap(codesAbove))]);
        const areas = new Map(found.flatMap((area) => (area ? [[area.code, shownArea(area)]] : [])));
        return rooms.map((room) => codesAbove(room).flatMap((code) => areas.get(code) ?? []));
      }),
    );
    return loader.load(roomCode);
  }
}
