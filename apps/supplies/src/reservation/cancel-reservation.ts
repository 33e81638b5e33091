import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { callUpWork } from '../supply/call-up.js';
import { ReadReservations } from './read-reservations.js';
import { Reservation } from './reservation.entity.js';
import { TellReservations } from './tell-reservations.js';

/** A household does not need its pack: it can be booked again, and where it was called already the next one is called. */
@Injectable()
export class CancelReservation {
  constructor(
    private readonly read: ReadReservations,
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection RESERVATION_UNKNOWN, RESERVATION_STATE_WRONG */
  async execute(tx: EntityManager, id: string): Promise<void> {
    const reservation = await this.read.locked(tx, id);
    if (reservation.state !== 'booked' && reservation.state !== 'called') throw new Rejection('RESERVATION_STATE_WRONG');
    const change = { state: 'cancelled' as const, changedAt: this.clock.now(), version: reservation.version + 1 };
    await tx.update(Reservation, id, change);
    await this.tell.cancelled(tx, { ...reservation, ...change });
    if (reservation.state === 'called' && reservation.supplyId) await scheduleDue(tx, callUpWork, reservation.supplyId, change.changedAt);
  }
}
