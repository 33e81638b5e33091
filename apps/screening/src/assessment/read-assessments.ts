import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { riskLevels, type RiskLevel } from '#contracts/screening.events.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Assessment } from './assessment.entity.js';

/** Reads assessments by id, of many targets, or those that wait for a decision. */
@Injectable()
export class ReadAssessments {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Assessment | null)[]> {
    const found = new Map((await tx.findBy(Assessment, { id: In([...ids]) })).map((assessment) => [assessment.id, assessment]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** The newest first. */
  async ofTargets(tx: EntityManager, targetIds: readonly string[]): Promise<Assessment[][]> {
    const rows = await tx.find(Assessment, { where: { targetId: In([...targetIds]) }, order: { sequence: 'DESC' } });
    const byTarget = Map.groupBy(rows, ({ targetId }) => targetId);
    return targetIds.map((id) => byTarget.get(id) ?? []);
  }

  /** Open proposals of at least this level, the heaviest first. */
  async open(tx: EntityManager, campaignId: string, areaPath: string, atLeast: RiskLevel, first: number): Promise<Assessment[]> {
    const levels = riskLevels.slice(riskLevels.indexOf(atLeast));
    return tx
      .createQueryBuilder(Assessment, 'assessment')
      .where(`assessment.campaignId = :campaignId AND assessment.state = 'proposed' AND assessment.proposed IN (:...levels)`, {
        campaignId,
        levels,
      })
      .andWhere('assessment.roomPath >= :from AND assessment.roomPath < :to', { from: areaPath, to: pathEnd(areaPath) })
      .orderBy('array_position(:order::text[], assessment.proposed)', 'DESC')
      .addOrderBy('assessment.roomPath')
      .setParameter('order', [...riskLevels])
      .limit(first)
      .getMany();
  }
}
