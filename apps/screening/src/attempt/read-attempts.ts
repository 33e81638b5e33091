import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Answer } from './answer.entity.js';
import { Attempt } from './attempt.entity.js';

/** Reads the attempts of many targets, or the answers of many attempts, by one statement. */
@Injectable()
export class ReadAttempts {
  async ofTargets(tx: EntityManager, targetIds: readonly string[]): Promise<Attempt[][]> {
    const rows = await tx.find(Attempt, { where: { targetId: In([...targetIds]) }, order: { at: 'ASC' } });
    const byTarget = Map.groupBy(rows, ({ targetId }) => targetId);
    return targetIds.map((id) => byTarget.get(id) ?? []);
  }

  async answersOf(tx: EntityManager, attemptIds: readonly string[]): Promise<Answer[][]> {
    const rows = await tx.findBy(Answer, { attemptId: In([...attemptIds]) });
    const byAttempt = Map.groupBy(rows, ({ attemptId }) => attemptId);
    return attemptIds.map((id) => byAttempt.get(id) ?? []);
  }
}
