import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import {
  ReservationBooked,
  ReservationCalled,
  ReservationCancelled,
  ReservationCollected,
  ReservationLapsed,
} from '#contracts/supplies.events.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import { type Fact, Outbox } from '#messaging/outbox.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Reservation } from './reservation.entity.js';

export type LapseReason = PayloadOf<typeof ReservationLapsed>['reason'];

const aboutOf = ({ id, roundId, householdId, path }: Reservation) => ({
  reservationId: id,
  roundId,
  householdId,
  areaPath: buildingOf(path),
});

/** Tells the others what became of reservations. They are given as they stand after the change, or by their ids. */
@Injectable()
export class TellReservations {
  constructor(private readonly outbox: Outbox) {}

  booked(tx: EntityManager, reservations: readonly Reservation[]): Promise<void> {
    return this.tell(tx, ReservationBooked, reservations, ({ number, by }) => ({ number, by }));
  }

  /** Those who were drawn are told their number; the others that they were not. */
  async drawn(tx: EntityManager, drawn: readonly string[], others: readonly string[]): Promise<void> {
    await this.booked(tx, await tx.findBy(Reservation, { id: In([...drawn]) }));
    await this.lapsed(tx, await tx.findBy(Reservation, { id: In([...others]) }), 'not-drawn');
  }

  async called(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await this.tell(tx, ReservationCalled, await tx.findBy(Reservation, { id: In([...ids]) }), (reservation) => ({
      pharmacyId: reservation.pharmacyId ?? '',
      collectFrom: reservation.collectFrom?.toISOString() ?? '',
      collectUntil: reservation.collectUntil?.toISOString() ?? '',
    }));
  }

  collected(tx: EntityManager, reservation: Reservation): Promise<void> {
    const { pharmacyId, byProxy } = reservation;
    return this.tell(tx, ReservationCollected, [reservation], () => ({ pharmacyId: pharmacyId ?? '', byProxy: byProxy ?? false }));
  }

  /** What stands as booked again after it was called keeps its place: it rolled over. */
  lapsed(tx: EntityManager, reservations: readonly Reservation[], reason: LapseReason): Promise<void> {
    return this.tell(tx, ReservationLapsed, reservations, ({ state }) => ({ reason, rolledOver: state === 'booked' }));
  }

  cancelled(tx: EntityManager, reservation: Reservation): Promise<void> {
    return this.tell(tx, ReservationCancelled, [reservation], () => ({}));
  }

  private tell<Contract extends EventContract>(
    tx: EntityManager,
    contract: Contract,
    reservations: readonly Reservation[],
    more: (reservation: Reservation) => Omit<PayloadOf<Contract>, keyof ReturnType<typeof aboutOf>>,
  ): Promise<void> {
    const facts = reservations.map((reservation) => {
      const payload = { ...aboutOf(reservation), ...more(reservation) } as unknown as PayloadOf<Contract>;
      return { payload, sequence: reservation.version, jurisdiction: buildingOf(reservation.path) } satisfies Fact<Contract>;
    });
    return this.outbox.addMany(tx, contract, facts);
  }
}
