import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { ReadReservations } from './read-reservations.js';
import { Reservation } from './reservation.entity.js';
import { newVoucher, shortCodeOf } from './reservation.rules.js';

/**
 * A neighbour or volunteer may collect this one reservation: whoever shows the code that the household hands on. Nobody is
 * named. A new code takes the place of the one before.
 */
@Injectable()
export class NameProxy {
  constructor(private readonly read: ReadReservations) {}

  /** @throws Rejection RESERVATION_UNKNOWN, RESERVATION_STATE_WRONG */
  async execute(tx: EntityManager, id: string): Promise<void> {
    const { state } = await this.read.locked(tx, id);
    if (state !== 'booked' && state !== 'called') throw new Rejection('RESERVATION_STATE_WRONG');
    await tx.update(Reservation, id, { proxyCode: shortCodeOf(newVoucher()) });
  }
}
