import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaMinute } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { MaskRound } from '../round/mask-round.entity.js';
import { IssueFromShelf } from '../stock/issue-from-shelf.js';
import { ReadStores } from '../store/read-stores.js';
import { Reservation } from './reservation.entity.js';
import { codeIn, faultOfVoucher, isCodeOf, shortCodeOf } from './reservation.rules.js';
import { TellReservations } from './tell-reservations.js';

/** A pack is handed out, once, to whoever shows the voucher or the code of the proxy; where the pharmacy keeps its stock here, it leaves the shelf. */
@Injectable()
export class RedeemVoucher {
  constructor(
    private readonly stores: ReadStores,
    private readonly issue: IssueFromShelf,
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the reservation
   * @throws Rejection STORE_UNKNOWN, VOUCHER_UNKNOWN and those of `faultOfVoucher`, STOCK_BELOW_ZERO
   */
  async execute(tx: EntityManager, by: string, pharmacyId: string, text: string): Promise<string> {
    await this.stores.managed(tx, pharmacyId);
    const code = codeIn(text);
    const reservation = await tx.findOne(Reservation, {
      where: [{ shortCode: shortCodeOf(code) }, { proxyCode: code }],
      lock: { mode: 'pessimistic_write' },
    });
    if (!reservation || !isCodeOf(reservation, code)) throw new Rejection('VOUCHER_UNKNOWN');
    const now = this.clock.now();
    const fault = faultOfVoucher(reservation, pharmacyId, now);
    if (fault) throw new Rejection(fault, windowOf(reservation));
    const change = {
      state: 'collected' as const,
      byProxy: code === reservation.proxyCode,
      changedAt: now,
      version: reservation.version + 1,
    };
    await tx.update(Reservation, reservation.id, change);
    const { itemId, quota } = await tx.findOneByOrFail(MaskRound, { id: reservation.roundId });
    await this.issue.execute(tx, by, { storeId: pharmacyId, itemId, quantity: quota });
    await this.tell.collected(tx, { ...reservation, ...change });
    return reservation.id;
  }
}

const windowOf = ({ collectFrom, collectUntil }: Reservation): Record<string, string> => ({
  from: collectFrom ? chinaMinute(collectFrom) : '',
  until: collectUntil ? chinaMinute(collectUntil) : '',
});
