import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Reservation } from './reservation.entity.js';
import type { ReservationState } from './reservation.rules.js';

export interface ListedReservations {
  roundId: string;
  state?: ReservationState | null;
  first: number;
  /** Id of the last one of the page before. */
  after?: string;
}

@Injectable()
export class ReadReservations {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Reservation | null)[]> {
    const found = new Map((await tx.findBy(Reservation, { id: In([...ids]) })).map((reservation) => [reservation.id, reservation]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection RESERVATION_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Reservation> {
    const [reservation] = await this.byIds(tx, [id]);
    if (!reservation) throw new Rejection('RESERVATION_UNKNOWN');
    return reservation;
  }

  /** Locks it until the end of the transaction; `RESERVATION_UNKNOWN` also where it may be read and not changed. */
  async locked(tx: EntityManager, id: string): Promise<Reservation> {
    const reservation = await tx.findOne(Reservation, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!reservation) throw new Rejection('RESERVATION_UNKNOWN');
    return reservation;
  }

  /** By their numbers; those without one in the order in which they came. */
  async ofRound(tx: EntityManager, { roundId, state, first, after }: ListedReservations): Promise<Reservation[]> {
    const query = tx.createQueryBuilder(Reservation, 'r').where('r.roundId = :roundId', { roundId });
    if (state) query.andWhere('r.state = :state', { state });
    const last = after ? await tx.findOneBy(Reservation, { id: after }) : null;
    if (last) {
      const place = { number: last.number ?? lastOfAll, id: last.id };
      query.andWhere(`(coalesce(r.number, ${lastOfAll}), r.id) > (:number, :id)`, place);
    }
    return query.orderBy('r.number', 'ASC', 'NULLS LAST').addOrderBy('r.id', 'ASC').limit(first).getMany();
  }
}

/** Stands behind every number. */
const lastOfAll = 2_147_483_647;
