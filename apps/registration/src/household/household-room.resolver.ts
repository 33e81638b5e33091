import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { asService } from '#platform/scope.js';
import { areaLoader, shownArea } from '../area/area-loader.js';
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

  /** Whom a household belongs to is no secret, and it lies above what a resident sees. */
  @ResolveField(() => AreaType, { nullable: true, description: 'The committee that keeps the record: whom to tell when it is wrong.' })
  committee(@Parent() { roomCode }: HouseholdType, @Loaders() loaders: GraphContext['loaders']): Promise<AreaType | null> {
    const loader = loaderOf<string, AreaType | null>(loaders, 'household.committee', (codes) =>
      asService(this.dataSource, 'household.committee', async (tx) =>
        (await this.areas.byCodes(tx, codes)).map((area) => area && shownArea(area)),
      ),
    );
    return loader.load(roomCode.split('-')[0] ?? roomCode);
  }
}
