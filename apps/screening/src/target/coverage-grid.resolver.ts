import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { isAllowed, type Sight, sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { Area } from '#neighbourhood/area.entity.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { ReadCampaigns } from '../campaign/read-campaigns.js';
import { GridBuildingType } from './coverage-grid.graphql.js';
import { ReadCoverageGrid } from './read-coverage-grid.js';

@Resolver()
export class CoverageGridResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly campaigns: ReadCampaigns,
    private readonly read: ReadCoverageGrid,
    private readonly places: NamePlaces,
  ) {}

  @Query(() => [GridBuildingType], { description: 'Every room of a campaign under an area, building by building; at most 6000.' })
  coverageGrid(
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Caller() actor: Actor,
  ): Promise<GridBuildingType[]> {
    const id = uuidOrNull(campaignId);
    if (!id) throw new Rejection('CAMPAIGN_UNKNOWN');
    const observations = observationSight(actor);
    return withScope(this.dataSource, actor, 'target.read', async (tx) => {
      await this.campaigns.one(tx, id);
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const rooms = await this.read.execute(tx, id, area.path, actor.language);
      const buildings = [...Map.groupBy(rooms, ({ buildingPath }) => buildingPath)];
      const names = await this.places.execute(
        tx,
        buildings.map(([path]) => path),
        actor.language,
      );
      return buildings.map(([path, own], index) => ({
        building: { code: path.split('.').at(-1) ?? '' },
        name: names[index] ?? '',
        rooms: own.map((room) => ({ ...room, observed: observations && isAllowed(observations, path) ? room.observed : null })),
      }));
    });
  }
}

/** Who may read rooms need not know who stays at home in them. */
function observationSight(actor: Actor): Sight | null {
  try {
    return sightOf(actor, 'observation.read');
  } catch (error) {
    if (error instanceof Rejection) return null;
    throw error;
  }
}
