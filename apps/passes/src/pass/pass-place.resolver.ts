import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Household } from '#neighbourhood/household.entity.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor, type Sight } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
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

  private place(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<string, Place | null>(loaders, 'pass.place', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', (tx, sight) => this.places(tx, sight, ids, actor.language)),
    );
  }

  private async places(tx: EntityManager, sight: Sight, ids: readonly string[], language: Language): Promise<(Place | null)[]> {
    const passes = await this.read.byIds(tx, ids);
    const households = await tx.findBy(Household, { id: In(passes.flatMap((pass) => pass?.householdId ?? [])) });
    const homes = new Map(households.map(({ id, roomPath }) => [id, roomPath]));
    const paths = passes.map((pass) => {
      const home = pass && homes.get(pass.householdId);
      return home ? (isClearFor(sight, pass.path, pass.householdId) ? home : buildingOf(home)) : '';
    });
    const names = await this.names.execute(tx, paths, language);
    return paths.map((path, index) => (path === '' ? null : { code: codeOf(path), name: names[index] ?? '' }));
  }
}
