import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentAssessed, type RiskLevel } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { countTogether, orTryLater } from '../counting-lock.js';
import { Assessment } from './assessment.entity.js';
import { NextSequences } from './next-sequences.js';

/** A worker decides which level holds for a person: the proposed one or another. */
@Injectable()
export class ConfirmRisk {
  constructor(
    private readonly outbox: Outbox,
    private readonly sequences: NextSequences,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection ASSESSMENT_UNKNOWN, ASSESSMENT_DECIDED */
  async execute(tx: EntityManager, by: string, assessmentId: string, level: RiskLevel): Promise<string> {
    await orTryLater(countTogether(tx));
    const found = await tx.findOneBy(Assessment, { id: assessmentId });
    if (!found) throw new Rejection('ASSESSMENT_UNKNOWN');
    const next = await this.sequences.lock(tx, [found.residentId]);
    // Read again under the lock: somebody may have decided, or a newer answer have come, meanwhile.
    const { state, residentId, campaignId, roomPath, ruleVersion } = await tx.findOneByOrFail(Assessment, { id: assessmentId });
    if (state !== 'proposed') throw new Rejection('ASSESSMENT_DECIDED');
    const sequence = next(residentId);
    const decision = { confirmed: level, confirmedBy: by, confirmedAt: this.clock.now() };
    await tx.update(Assessment, { id: assessmentId }, { state: 'confirmed', ...decision, sequence });
    const areaPath = buildingOf(roomPath);
    const payload = { residentId, campaignId, areaPath, risk: level, ruleVersion, confirmed: true };
    await this.outbox.add(tx, ResidentAssessed, payload, { sequence, jurisdiction: areaPath });
    return assessmentId;
  }
}
