import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, Loaders } from '#platform/graphql.js';
import { areaLoader } from '../area/area-loader.js';
import { AreaType } from '../area/area.graphql.js';
import { ReadAreas } from '../area/read-areas.js';
import { HouseholdType } from './household.graphql.js';

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
}
