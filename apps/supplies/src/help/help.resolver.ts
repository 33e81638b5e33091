import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor, sightOf } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import type { HelpRequest } from './help-request.entity.js';
import { HelpRequestType, HelpStateEnum } from './help.graphql.js';
import { helpStates, type HelpState, isOnErrand } from './help.rules.js';
import { ReadHelp } from './read-help.js';

type Places = GraphContext['loaders'];
const mostAtOnce = 200;

/** Who may see people sees whose request it is; a helper sees the door of their own errands, and others the building. */
@Resolver(() => HelpRequestType)
export class HelpResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHelp,
    private readonly places: NamePlaces,
  ) {}

  @Query(() => HelpRequestType, { nullable: true })
  helpRequest(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<HelpRequest | null> {
    return this.requests(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<HelpRequest | null> {
    return this.requests(actor, loaders).load(id);
  }

  @Query(() => [HelpRequestType], {
    description: `What the caller may see, or of it what is under an area; the newest first, at most ${mostAtOnce}.`,
  })
  helpRequests(
    @Args('areaCode', { type: () => ID, nullable: true }) areaCode: string | undefined,
    @Args('state', { type: () => HelpStateEnum, nullable: true }) state: HelpState | undefined,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => ID, nullable: true, description: 'Id of the last one of the page before.' }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<HelpRequest[]> {
    const page = { first: Math.min(Math.max(first, 1), mostAtOnce), after: after ? (uuidOrNull(after) ?? undefined) : undefined };
    return withScope(this.dataSource, actor, 'help.read', (tx) =>
      this.read.list(tx, { areaCode, states: state ? [state] : helpStates, ...page }),
    );
  }

  @Query(() => [HelpRequestType], { description: 'What the caller has to do, the first to be done first.' })
  myErrands(@Caller() actor: Actor): Promise<HelpRequest[]> {
    return withScope(this.dataSource, actor, 'help.deliver', (tx) => this.read.errandsOf(tx, actor.subject));
  }

  @ResolveField(() => ID, { nullable: true, description: 'Null for whoever may not see people.' })
  householdId(@Parent() help: HelpRequest, @Caller() actor: Actor): string | null {
    return isSeen(help, actor) ? help.householdId : null;
  }

  @ResolveField(() => ID, { nullable: true, description: 'Null for whoever may not see people.' })
  residentId(@Parent() help: HelpRequest, @Caller() actor: Actor): string | null {
    return isSeen(help, actor) ? help.residentId : null;
  }

  @ResolveField(() => AreaType, { nullable: true, description: 'The building.' })
  area(@Parent() { path }: HelpRequest): AreaType {
    return { code: path.split('.').at(-1) ?? path };
  }

  @ResolveField(() => AreaType, {
    nullable: true,
    description: 'The room: for those who may see people, and for the helper during the errand.',
  })
  async room(@Parent() help: HelpRequest, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<AreaType | null> {
    const code = (await this.door(help, actor, loaders))?.split('.').at(-1);
    return code ? { code } : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Compound, building, unit and room as people say them; for whom `room` is shown.',
  })
  async address(@Parent() help: HelpRequest, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string | null> {
    const path = await this.door(help, actor, loaders);
    if (!path) return null;
    const names = loaderOf<string, string>(loaders, 'help.address', (paths) =>
      withScope(this.dataSource, actor, 'help.read', (tx) => this.places.execute(tx, paths, actor.language)),
    );
    return names.load(path);
  }

  private door(help: HelpRequest, actor: Actor, loaders: Places): Promise<string | null> | null {
    if (!isSeen(help, actor) && !isOnErrand(help, actor.subject)) return null;
    const rooms = loaderOf<string, string | null>(loaders, 'help.room', (ids) =>
      withScope(this.dataSource, actor, 'help.read', (tx) => this.read.roomsOf(tx, ids)),
    );
    return rooms.load(help.householdId);
  }

  private requests(actor: Actor, loaders: Places) {
    return loaderOf<string, HelpRequest | null>(loaders, 'help', (ids) =>
      withScope(this.dataSource, actor, 'help.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
  }
}

const isSeen = ({ path, householdId }: HelpRequest, actor: Actor): boolean => isClearFor(sightOf(actor, 'help.read'), path, householdId);
