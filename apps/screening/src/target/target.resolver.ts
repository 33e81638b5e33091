import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClear, sightOf } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { uuidsOf } from '#platform/uuid.js';
import { ReadTargets } from './read-targets.js';
import type { RoomTarget } from './target.entity.js';
import { RoomTargetType, TargetResidentType } from './target.graphql.js';

type Places = GraphContext['loaders'];

@Resolver(() => RoomTargetType)
export class TargetResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadTargets,
    private readonly places: NamePlaces,
  ) {}

  @Query(() => RoomTargetType, { nullable: true })
  roomTarget(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<RoomTarget | null> {
    return this.targets(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<RoomTarget | null> {
    return this.targets(actor, loaders).load(id);
  }

  @ResolveField(() => AreaType, { nullable: true })
  room(@Parent() { roomCode }: RoomTargetType): AreaType {
    return { code: roomCode };
  }

  @ResolveField(() => String, { description: 'Where it is, in the language of the caller.' })
  roomName(@Parent() { roomPath }: RoomTargetType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string> {
    const names = loaderOf<string, string>(loaders, 'room-name', (paths) =>
      withScope(this.dataSource, actor, 'missing-room.read', (tx) => this.places.execute(tx, paths, actor.language)),
    );
    return names.load(roomPath);
  }

  /** A count in one room is somebody: whoever may only know which rooms are missing is told none. @throws Rejection ACTION_NOT_ALLOWED */
  @ResolveField(() => Int)
  personsKnown(@Parent() { personsKnown }: RoomTargetType, @Caller() actor: Actor): number {
    sightOf(actor, 'target.read');
    return personsKnown;
  }

  /** @throws Rejection ACTION_NOT_ALLOWED */
  @ResolveField(() => Int)
  personsAnswered(@Parent() { personsAnswered }: RoomTargetType, @Caller() actor: Actor): number {
    sightOf(actor, 'target.read');
    return personsAnswered;
  }

  @ResolveField(() => [TargetResidentType])
  residents(@Parent() { id, roomPath }: RoomTargetType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<TargetResidentType[]> {
    const people = loaderOf<{ id: string; roomPath: string }, TargetResidentType[]>(loaders, 'target.residents', (rooms) =>
      withScope(this.dataSource, actor, 'target.read', async (tx, sight) => {
        const residents = await this.read.residentsOf(
          tx,
          rooms.map((room) => room.id),
        );
        return residents.map((list, index) =>
          list.map(({ flags, ...person }) => ({ ...person, flags: isClear(sight, rooms[index]?.roomPath ?? '') ? flags : null })),
        );
      }),
    );
    return people.load({ id, roomPath });
  }

  private targets(actor: Actor, loaders: Places) {
    return loaderOf<string, RoomTarget | null>(loaders, 'room-target', (ids) =>
      withScope(this.dataSource, actor, 'target.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
  }
}
