import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AgeBand, Thermometer } from '#contracts/shared.js';
import { Clock, chinaDate } from '#platform/clock.js';
import { OpenTasks } from '../task/open-tasks.js';
import { currentFeverLimits, lowestFever } from './fever-limits.js';
import { FollowFevers } from './follow-fevers.js';

const person = `
  SELECT r.household_id AS "householdId", r.path AS "areaPath", r.age_band AS "ageBand", o.id AS "observationId"
  FROM resident r LEFT JOIN observation o ON o.resident_id = r.id AND o.state IN ('active', 'extended') WHERE r.id = $1`;

interface Person {
  householdId: string;
  areaPath: string;
  ageBand: AgeBand;
  observationId: string | null;
}

/** What was seen at a gate. Most checks show nothing, and cost no statement. */
@Injectable()
export class FollowGate {
  constructor(
    private readonly fevers: FollowFevers,
    private readonly tasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  async measured(
    tx: EntityManager,
    reading: { residentId: string; temperature: number; method: Thermometer; measuredAt: Date },
  ): Promise<void> {
    if (reading.temperature < lowestFever(currentFeverLimits(this.clock.now()))) return;
    const [found] = await tx.query<Person[]>(person, [reading.residentId]);
    if (found) await this.fevers.execute(tx, [{ ...reading, ...found }]);
  }

  /** Once a day for each who is observed. */
  async turnedBack(tx: EntityManager, residentId: string, checkedAt: Date): Promise<void> {
    const [found] = await tx.query<Person[]>(person, [residentId]);
    if (!found?.observationId) return;
    const { areaPath, householdId, observationId } = found;
    const source = `${observationId} ${chinaDate(checkedAt)}`;
    await this.tasks.execute(tx, [{ kind: 'gate-alert', source, areaPath, householdId, residentId }]);
  }
}
