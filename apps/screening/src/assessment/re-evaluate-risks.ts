import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { asService } from '#platform/scope.js';
import type { GivenAnswer } from '../question-set/question-set.rules.js';
import { countTogether } from '../counting-lock.js';
import { ProposeRisks } from './propose-risks.js';
import { currentRiskRules, riskRules } from './risk-rules.js';

export const reEvaluateRisksWork = 'assessment.re-evaluate';
const atOnce = 500;

interface Open {
  attemptId: string;
  targetId: string;
  campaignId: string;
  roomPath: string;
  residentId: string;
  at: Date;
  given: GivenAnswer[];
}

const openByOlderRules = `
  SELECT a.attempt_id AS "attemptId", a.target_id AS "targetId", a.campaign_id AS "campaignId", a.room_path AS "roomPath",
    a.resident_id AS "residentId", w.at, w.given
  FROM assessment a JOIN answer w ON w.attempt_id = a.attempt_id AND w.resident_id = a.resident_id
  WHERE a.state = 'proposed' AND a.rule_version <> $1 ORDER BY a.resident_id LIMIT ${atOnce}`;

/** When other rules come into force, what nobody has decided yet is assessed again by them. */
@Injectable()
export class ReEvaluateRisks implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly propose: ProposeRisks,
    private readonly clock: Clock,
  ) {}

  /** A build may bring rules that are in force already, or will be. */
  async onApplicationBootstrap(): Promise<void> {
    const now = this.clock.now();
    const coming = riskRules.filter(({ effectiveFrom }) => effectiveFrom > now);
    await asService(this.dataSource, reEvaluateRisksWork, async (tx) => {
      for (const { version, effectiveFrom } of [currentRiskRules(now), ...coming]) {
        await scheduleDue(tx, reEvaluateRisksWork, version, effectiveFrom > now ? effectiveFrom : now);
      }
    });
  }

  @Due(reEvaluateRisksWork)
  async execute(version: string, tx: EntityManager): Promise<void> {
    await countTogether(tx);
    const open = await tx.query<Open[]>(openByOlderRules, [currentRiskRules(this.clock.now()).version]);
    const attempts = open.map(({ attemptId: id, residentId, given, ...attempt }) => ({ id, ...attempt, answers: [{ residentId, given }] }));
    await this.propose.execute(tx, attempts);
    if (open.length === atOnce) await scheduleDue(tx, reEvaluateRisksWork, version, this.clock.now());
  }
}
