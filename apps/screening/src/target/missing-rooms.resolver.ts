import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { Area } from '#neighbourhood/area.entity.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { uuidOrNull } from '#platform/uuid.js';
import { ReadCampaigns } from '../campaign/read-campaigns.js';
import { ListMissingRooms } from './list-missing-rooms.js';
import { MissingBuildingType, MissingRoomsType } from './target.graphql.js';

const mostAtOnce = 200;

@Resolver(() => MissingRoomsType)
export class MissingRoomsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly campaigns: ReadCampaigns,
    private readonly list: ListMissingRooms,
    private readonly places: NamePlaces,
  ) {}

  @Query(() => MissingRoomsType)
  missingRooms(
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('first', { type: () => Int, defaultValue: 50, description: `At most ${mostAtOnce}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<MissingRoomsType> {
    const id = uuidOrNull(campaignId);
    if (!id) throw new Rejection('CAMPAIGN_UNKNOWN');
    return withScope(this.dataSource, actor, 'missing-room.read', async (tx) => {
      await this.campaigns.one(tx, id);
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const size = Math.min(Math.max(first, 1), mostAtOnce);
      const { total, targets, hasNext } = await this.list.page(tx, id, area.path, size, after ? pathOf(after) : undefined);
      const edges = targets.map((node) => ({ node, cursor: cursorOf(node.roomPath) }));
      const pageInfo = { hasNextPage: hasNext, endCursor: edges.at(-1)?.cursor ?? null };
      return { campaignId: id, areaPath: area.path, totalCount: total, edges, pageInfo };
    });
  }

  @ResolveField(() => [MissingBuildingType], { description: 'Counts of the whole area, not of this page.' })
  buildings(@Parent() { campaignId, areaPath }: MissingRoomsType, @Caller() actor: Actor): Promise<MissingBuildingType[]> {
    return withScope(this.dataSource, actor, 'missing-room.read', async (tx) => {
      const groups = await this.list.byBuilding(tx, campaignId, areaPath);
      const paths = groups.map(({ buildingPath, unitCode }) => (unitCode ? `${buildingPath}.${unitCode}` : buildingPath));
      const names = await this.places.execute(tx, paths, actor.language);
      return groups.map(({ buildingCode, unitCode, missing }, index) => ({
        building: { code: buildingCode },
        unit: unitCode ? { code: unitCode } : null,
        name: names[index] ?? '',
        missing,
      }));
    });
  }
}

const cursorOf = (path: string): string => Buffer.from(path).toString('base64url');

/** @throws Rejection INPUT_INVALID */
function pathOf(cursor: string): string {
  const path = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9A-Z.-]{12,200}$/.test(path)) throw new Rejection('INPUT_INVALID', { field: 'after' });
  return path;
}
