import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { Suspension } from './suspension.entity.js';
import type { SuspensionType } from './suspension.graphql.js';

const mostAsked = 200;

const shown = ({ id, passId, reason, state, cause, askedAt, decidedAt }: Suspension): SuspensionType => ({
  ...{ id, passId, reason, state, askedAt, decidedAt },
  byRule: cause !== null,
});

@Injectable()
export class ReadSuspensions {
  async ofPasses(tx: EntityManager, passIds: readonly string[]): Promise<SuspensionType[][]> {
    const found = await tx.find(Suspension, { where: { passId: In([...passIds]) }, order: { askedAt: 'ASC', id: 'ASC' } });
    const byPass = Map.groupBy(found, ({ passId }) => passId);
    return passIds.map((id) => (byPass.get(id) ?? []).map(shown));
  }

  /**
   * Under an area, those that wait for another unit, the oldest first.
   * @throws Rejection AREA_UNKNOWN
   */
  async asked(tx: EntityManager, areaCode: string): Promise<SuspensionType[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const found = await tx
      .createQueryBuilder(Suspension, 's')
      .where(`s.state = 'asked' AND s.path >= :from AND s.path < :to`, { from: area.path, to: pathEnd(area.path) })
      .orderBy('s.id')
      .limit(mostAsked)
      .getMany();
    return found.map(shown);
  }
}
