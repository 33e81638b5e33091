import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import type { GivenAnswer } from '../question-set/question-set.rules.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { currentRiskRules } from './risk-rules.js';
import { proposeRisk } from './risk.rules.js';
import { WriteAssessments } from './write-assessments.js';

export interface AnsweredAttempt {
  id: string;
  targetId: string;
  campaignId: string;
  roomPath: string;
  at: Date;
  answers: readonly { residentId: string; given: readonly GivenAnswer[] }[];
}

/** Proposes a risk for everybody who answered, by the rule of the day; a person decides about people. */
@Injectable()
export class ProposeRisks {
  constructor(
    private readonly write: WriteAssessments,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, attempts: readonly AnsweredAttempt[]): Promise<void> {
    const rules = currentRiskRules(this.clock.now());
    const inOrder = attempts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    const proposals = inOrder.flatMap(({ id: attemptId, targetId, campaignId, roomPath, at, answers }) =>
      answers.map(({ residentId, given }) => {
        const { level: proposed, ...why } = proposeRisk(rules, given, chinaDay(at));
        return { residentId, campaignId, targetId, attemptId, roomPath, proposed, ...why };
      }),
    );
    await this.write.execute(tx, proposals);
  }
}
