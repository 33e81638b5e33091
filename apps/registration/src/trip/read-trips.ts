import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import { pathEnd } from '../area/area.rules.js';
import { dayOf } from '../resident/day.rules.js';
import { TripChange } from './trip-change.entity.js';
import { Trip } from './trip.entity.js';
import type { TripState } from './trip.rules.js';

export interface TripQuery {
  areaCode: string;
  states: readonly TripState[];
  /** Planned days, `YYYY-MM-DD`. */
  from: string;
  until: string;
  first: number;
}

export const readDay = (text: string): string => {
  const day = dayOf(text);
  if (!day) throw new Rejection('DATE_IMPOSSIBLE');
  return day;
};

@Injectable()
export class ReadTrips {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Trip | null)[]> {
    const found = new Map((await tx.findBy(Trip, { id: In([...ids]) })).map((trip) => [trip.id, trip]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async ofHouseholds(tx: EntityManager, householdIds: readonly string[]): Promise<Trip[][]> {
    const found = await tx.find(Trip, { where: { householdId: In([...householdIds]) }, order: { id: 'DESC' } });
    const byHousehold = Map.groupBy(found, ({ householdId }) => householdId);
    return householdIds.map((id) => byHousehold.get(id) ?? []);
  }

  /** By planned day. */
  async inArea(tx: EntityManager, { areaCode, states, from, until, first }: TripQuery): Promise<Trip[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    return tx
      .createQueryBuilder(Trip, 'trip')
      .where('trip.room_path >= :path AND trip.room_path < :end', { path: area.path, end: pathEnd(area.path) })
      .andWhere('trip.planned_on >= :from AND trip.planned_on <= :until AND trip.state IN (:...states)', { from, until, states })
      .orderBy('trip.planned_on')
      .addOrderBy('trip.id')
      .limit(first)
      .getMany();
  }

  /** Oldest first. */
  async histories(tx: EntityManager, tripIds: readonly string[]): Promise<TripChange[][]> {
    const found = await tx.find(TripChange, { where: { tripId: In([...tripIds]) }, order: { id: 'ASC' } });
    const byTrip = Map.groupBy(found, ({ tripId }) => tripId);
    return tripIds.map((id) => byTrip.get(id) ?? []);
  }
}
