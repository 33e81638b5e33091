import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { ObservationChange } from './observation-change.entity.js';
import { Observation } from './observation.entity.js';
import type { ObservationState } from './observation.rules.js';

export interface Asked {
  areaCode: string;
  states: readonly ObservationState[];
  /** Local date in China: only those whose days hold it. */
  day?: Date;
  first: number;
  /** Place and id of the last one of the page before. */
  after?: { path: string; id: string };
}

const dayMs = 86_400_000;

/** Reads observations by id, or those of an area; and what hangs on them, of many at once. */
@Injectable()
export class ReadObservations {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Observation | null)[]> {
    const found = new Map((await tx.findBy(Observation, { id: In([...ids]) })).map((observation) => [observation.id, observation]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection OBSERVATION_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Observation> {
    const [observation] = await this.byIds(tx, [id]);
    if (!observation) throw new Rejection('OBSERVATION_UNKNOWN');
    return observation;
  }

  /**
   * By building, one more than a page holds.
   * @throws Rejection AREA_UNKNOWN
   */
  async ofArea(tx: EntityManager, { areaCode, states, day, first, after }: Asked): Promise<Observation[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const query = tx
      .createQueryBuilder(Observation, 'observation')
      .where('observation.path >= :path AND observation.path < :end', { path: area.path, end: pathEnd(area.path) })
      .andWhere('observation.state IN (:...states)', { states });
    if (day)
      query.andWhere('observation.startsAt < :dayEnd AND observation.endsAt > :day', { day, dayEnd: new Date(day.getTime() + dayMs) });
    if (after) query.andWhere('(observation.path, observation.id) > (:afterPath, :afterId)', { afterPath: after.path, afterId: after.id });
    return query
      .orderBy('observation.path')
      .addOrderBy('observation.id')
      .limit(first + 1)
      .getMany();
  }

  /** The newest first. */
  async changesOf(tx: EntityManager, observationIds: readonly string[]): Promise<ObservationChange[][]> {
    const rows = await tx.find(ObservationChange, { where: { observationId: In([...observationIds]) }, order: { askedAt: 'DESC' } });
    const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
    return observationIds.map((id) => byObservation.get(id) ?? []);
  }
}
