import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager, In } from 'typeorm';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor, type Sight } from '#platform/policy.js';
import { asService, withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { PassType } from './pass.graphql.js';
import { codeOf } from './pass.rules.js';
import { ReadPasses } from './read-passes.js';

interface Place {
  code: string;
  name: string;
}

/** Whose pass it is, as a place and never as a name of somebody. */
@Resolver(() => PassType)
export class PassPlaceResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
    private readonly names: NamePlaces,
  ) {}

  @ResolveField(() => AreaType, {
    nullable: true,
    description: 'Where the household lives: the room for those who may see people, else the building.',
  })
  area(@Parent() { id }: PassType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<AreaType | null> {
    return this.place(actor, loaders).load(id);
  }

  @ResolveField(() => String, { nullable: true, description: 'The same as people say it, in the language of the caller.' })
  async placeName(@Parent() { id }: PassType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<string | null> {
    return (await this.place(actor, loaders).load(id))?.name ?? null;
  }

  /** What the caller may know of each place is decided first; how a place is called is no secret, also of areas above a resident. */
  private place(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<string, Place | null>(loaders, 'pass.place', async (ids) => {
      const paths = await withScope(this.dataSource, actor, 'pass.read', (tx, sight) => this.paths(tx, sight, ids));
      const names = await asService(this.dataSource, 'pass.place', (tx) => this.names.execute(tx, paths, actor.language));
      return paths.map((path, index) => (path === '' ? null : { code: codeOf(path), name: names[index] ?? '' }));
    });
  }

  private async paths(tx: EntityManager, sight: Sight, ids: readonly string[]): Promise<string[]> {
    const passes = await this.read.byIds(tx, ids);
    const households = await tx.findBy(Household, { id: In(passes.flatMap((pass) => pass?.householdId ?? [])) });
    const homes = new Map(households.map(({ id, roomPath }) => [id, roomPath]));
    return passes.map((pass) => {
      const home = pass && homes.get(pass.householdId);
      return home ? (isClearFor(sight, pass.path, pass.householdId) ? home : buildingOf(home)) : '';
    });
  }
}
