import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor, sightOf } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { uuidOf, uuidOrNull, uuidsOf } from '#platform/uuid.js';
import type { MaskRound } from '../round/mask-round.entity.js';
import { ReadRounds } from '../round/read-rounds.js';
import { RoundType } from '../round/round.graphql.js';
import { ReadStores } from '../store/read-stores.js';
import type { Store } from '../store/store.entity.js';
import { StoreType } from '../store/store.graphql.js';
import { ReadReservations } from './read-reservations.js';
import type { Reservation } from './reservation.entity.js';
import { ReservationStateEnum, ReservationType, VoucherType } from './reservation.graphql.js';
import { qrTextOf, type ReservationState } from './reservation.rules.js';

type Places = GraphContext['loaders'];
const mostAtOnce = 500;

/** Household, room and codes are shown to the household and to those who may see people; others see numbers. */
@Resolver(() => ReservationType)
export class ReservationResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadReservations,
    private readonly rounds: ReadRounds,
    private readonly stores: ReadStores,
    private readonly names: NamePlaces,
  ) {}

  @Query(() => ReservationType, { nullable: true })
  reservation(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Reservation | null> {
    return this.reservations(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Reservation | null> {
    return this.reservations(actor, loaders).load(id);
  }

  @Query(() => [ReservationType], {
    name: 'reservations',
    description: `Those of a round that the caller may see, by their numbers; at most ${mostAtOnce} at once.`,
  })
  list(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('state', { type: () => ReservationStateEnum, nullable: true }) state: ReservationState | undefined,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @Args('after', { type: () => ID, nullable: true, description: 'Id of the last one of the page before.' }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<Reservation[]> {
    const page = { first: Math.min(Math.max(first, 1), mostAtOnce), after: after ? (uuidOrNull(after) ?? undefined) : undefined };
    return withScope(this.dataSource, actor, 'reservation.read', (tx) =>
      this.read.ofRound(tx, { roundId: uuidOf(roundId), state, ...page }),
    );
  }

  @ResolveField(() => RoundType, { nullable: true })
  round(@Parent() { roundId }: Reservation, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<MaskRound | null> {
    const rounds = loaderOf<string, MaskRound | null>(loaders, 'round', (ids) =>
      withScope(this.dataSource, actor, 'round.read', (tx) => this.rounds.byIds(tx, uuidsOf(ids))),
    );
    return rounds.load(roundId);
  }

  @ResolveField(() => StoreType, { nullable: true, description: 'Where it was called to.' })
  pharmacy(@Parent() { pharmacyId }: Reservation, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Store | null> | null {
    const stores = loaderOf<string, Store | null>(loaders, 'store', (ids) =>
      withScope(this.dataSource, actor, 'round.read', (tx) => this.stores.byIds(tx, uuidsOf(ids))),
    );
    return pharmacyId ? stores.load(pharmacyId) : null;
  }

  @ResolveField(() => ID, { nullable: true })
  householdId(@Parent() reservation: Reservation, @Caller() actor: Actor): string | null {
    return isShown(reservation, actor) ? reservation.householdId : null;
  }

  @ResolveField(() => AreaType, { nullable: true, description: 'The room for those who may see people, else the building.' })
  area(@Parent() reservation: Reservation, @Caller() actor: Actor): AreaType {
    const code = isShown(reservation, actor) ? reservation.roomCode : buildingOf(reservation.path).split('.').at(-1);
    return { code: code ?? reservation.roomCode };
  }

  @ResolveField(() => String, { nullable: true, description: 'The same as people say it, in the language of the caller.' })
  placeName(@Parent() reservation: Reservation, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<string> {
    const names = loaderOf<string, string>(loaders, 'reservation.place', (paths) =>
      withScope(this.dataSource, actor, 'reservation.read', (tx) => this.names.execute(tx, paths, actor.language)),
    );
    return names.load(isShown(reservation, actor) ? reservation.path : buildingOf(reservation.path));
  }

  @ResolveField(() => VoucherType, { nullable: true })
  voucher(@Parent() reservation: Reservation, @Caller() actor: Actor): VoucherType | null {
    if (!isShown(reservation, actor)) return null;
    return { shortCode: reservation.shortCode, qrText: qrTextOf(reservation.voucher) };
  }

  @ResolveField(() => String, { nullable: true, description: 'By which somebody else may collect it.' })
  proxyCode(@Parent() reservation: Reservation, @Caller() actor: Actor): string | null {
    return isShown(reservation, actor) ? reservation.proxyCode : null;
  }

  private reservations(actor: Actor, loaders: Places) {
    return loaderOf<string, Reservation | null>(loaders, 'reservation', (ids) =>
      withScope(this.dataSource, actor, 'reservation.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
  }
}

const isShown = ({ path, householdId }: Reservation, actor: Actor): boolean =>
  isClearFor(sightOf(actor, 'reservation.read'), path, householdId);
