import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StartRule } from '#contracts/shared.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { currentObservationRules } from './observation-rules.js';
import { periodOf } from './observation.rules.js';
import { ProposeObservations } from './propose-observations.js';

const livingWith = `SELECT id, path FROM resident WHERE household_id = $1 AND merged_into IS NULL AND id <> $2`;

/** A worker knows of a contact or an arrival that no list tells of: the person is proposed, and by rule those who live with them. */
@Injectable()
export class ProposeByHand {
  constructor(
    private readonly propose: ProposeObservations,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the observation of the person
   * @throws Rejection RESIDENT_UNKNOWN, COUNTED_FROM_IN_FUTURE, OBSERVATION_OVER or OBSERVATION_EXISTS
   */
  async execute(tx: EntityManager, residentId: string, startRule: StartRule, countedFrom: Date): Promise<string> {
    const now = this.clock.now();
    const resident = await tx.findOneBy(Resident, { id: residentId });
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    if (Number.isNaN(countedFrom.getTime()) || countedFrom > now) throw new Rejection('COUNTED_FROM_IN_FUTURE');
    const rules = currentObservationRules(now);
    const period = periodOf(rules, startRule, countedFrom);
    if (period.endsAt <= now) throw new Rejection('OBSERVATION_OVER');
    const { householdId, path: areaPath } = resident;
    const basis = { householdId, startRule, ruleVersion: rules.version, listId: null, tripId: null, countedFrom, ...period };
    const [made] = await this.propose.execute(tx, [{ ...basis, residentId, areaPath, inherited: false }]);
    if (!made) throw new Rejection('OBSERVATION_EXISTS');
    const others = rules.householdJoins[startRule]
      ? await tx.query<{ id: string; path: string }[]>(livingWith, [householdId, residentId])
      : [];
    await this.propose.execute(
      tx,
      others.map(({ id, path }) => ({ ...basis, residentId: id, areaPath: path, inherited: true })),
    );
    return made.observationId;
  }
}
