import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';

@ObjectType('PersonWithoutPass', { description: 'Somebody who lives here and holds no running pass of their own.' })
export class PersonWithoutPassType {
  @Field(() => ID)
  residentId: string;

  @Field(() => String, { description: 'Their room as people say it, in the language of the caller.' })
  placeName: string;
}

const mostAtOnce = 500;
const without = `
  SELECT r.id AS "residentId", h.room_path AS path FROM household h JOIN resident r ON r.household_id = h.id
  WHERE h.room_path >= $1 AND h.room_path < $2 AND NOT h.closed AND r.merged_into IS NULL AND ($3::uuid IS NULL OR r.id > $3)
    AND NOT EXISTS (SELECT 1 FROM pass p WHERE p.resident_id = r.id AND p.pass_class = 'resident' AND p.state IN ('active', 'suspended'))
  ORDER BY r.id LIMIT $4`;

/** Who still needs a pass, by place and without a name. */
@Resolver()
export class WithoutPassResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: NamePlaces,
  ) {}

  @Query(() => [PersonWithoutPassType], {
    description: `Who lives at or under an area and holds no pass, for issuing; at most ${mostAtOnce} at once.`,
  })
  peopleWithoutPass(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('first', { type: () => Int, defaultValue: mostAtOnce }) first: number,
    @Args('after', { type: () => ID, nullable: true, description: 'The last resident of the page before.' }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<PersonWithoutPassType[]> {
    return withScope(this.dataSource, actor, 'pass.issue', async (tx) => {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const size = Math.min(Math.max(first, 1), mostAtOnce);
      const parameters = [area.path, pathEnd(area.path), uuidOrNull(after ?? null), size];
      const rows = await tx.query<{ residentId: string; path: string }[]>(without, parameters);
      const paths = rows.map(({ path }) => path);
      const places = await this.names.execute(tx, paths, actor.language);
      return rows.map(({ residentId }, index) => ({ residentId, placeName: places[index] ?? '' }));
    });
  }
}
