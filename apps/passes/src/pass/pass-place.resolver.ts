import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager, In } from 'typeorm';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor, type Sight } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { PassType } from './pass.graphql.js';
import { codeOf } from './pass.rules.js';
import { ReadPasses } from './read-passes.js';

/** Whose pass it is, as a place and never as a name. */
@Resolver(() => PassType)
export class PassPlaceResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
  ) {}

  @ResolveField(() => AreaType, {
    nullable: true,
    description: 'Where the household lives: the room for those who may see people, else the building.',
  })
  area(@Parent() { id }: PassType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<AreaType | null> {
    const of = loaderOf<string, AreaType | null>(loaders, 'pass.area', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', (tx, sight) => this.places(tx, sight, ids)),
    );
    return of.load(id);
  }

  private async places(tx: EntityManager, sight: Sight, ids: readonly string[]): Promise<(AreaType | null)[]> {
    const passes = await this.read.byIds(tx, ids);
    const households = await tx.findBy(Household, { id: In(passes.flatMap((pass) => pass?.householdId ?? [])) });
    const homes = new Map(households.map(({ id, roomPath }) => [id, roomPath]));
    return passes.map((pass) => {
      const home = pass && homes.get(pass.householdId);
      if (!home) return null;
      return { code: codeOf(isClearFor(sight, pass.path, pass.householdId) ? home : buildingOf(home)) };
    });
  }
}
