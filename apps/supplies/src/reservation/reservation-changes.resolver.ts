import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOf } from '#platform/uuid.js';
import { ChangeReservation } from './change-reservation.js';
import { ReadReservations } from './read-reservations.js';
import type { Reservation } from './reservation.entity.js';
import { RedeemVoucherInput, ReservationType } from './reservation.graphql.js';

@Resolver()
export class ReservationChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly change: ChangeReservation,
    private readonly read: ReadReservations,
  ) {}

  @Mutation(() => ReservationType, { description: 'The pack goes to somebody else.' })
  async cancelReservation(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<Reservation> {
    const cancelled = await this.once(actor, 'reservation.book', requestId, async (tx) => {
      await this.change.cancel.execute(tx, uuidOf(id));
      return uuidOf(id);
    });
    this.change.desk.packCameBack(cancelled.roundId);
    return cancelled;
  }

  @Mutation(() => ReservationType, {
    description: 'Somebody else may collect this one reservation by the new `proxyCode`; the one before is void.',
  })
  nameProxy(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<Reservation> {
    return this.once(actor, 'reservation.book', requestId, async (tx) => {
      await this.change.proxy.execute(tx, uuidOf(id));
      return uuidOf(id);
    });
  }

  @Mutation(() => ReservationType)
  redeemVoucher(@Args('input') { requestId, pharmacyId, code }: RedeemVoucherInput, @Caller() actor: Actor): Promise<Reservation> {
    return this.once(actor, 'voucher.redeem', requestId, (tx) => this.change.redeem.execute(tx, actor.subject, uuidOf(pharmacyId), code));
  }

  private once(actor: Actor, action: Action, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<Reservation> {
    return withScope(this.dataSource, actor, action, async (tx) =>
      this.read.one(tx, await repeatable(tx, actor, requestId, () => work(tx))),
    );
  }
}
