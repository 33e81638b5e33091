import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { StartRule } from '#contracts/shared.js';
import { chinaMidnight } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { CancelObservations } from './cancel-observations.js';
import { changedObservation, type ChangedObservation } from './changed-observation.js';
import { currentObservationRules } from './observation-rules.js';
import { periodOf } from './observation.rules.js';
import { type Proposal, ProposeObservations } from './propose-observations.js';

/** A return trip as registration told it last. */
export interface TripSeen {
  tripId: string;
  householdId: string;
  residentIds: readonly string[];
  areaPath: string;
  leftOn: string;
  rule: { listId: string; startRule: StartRule } | null;
  /** Null while they are still expected. */
  arrivedAt: Date | null;
}

const ofTrip = `SELECT id, resident_id AS "residentId", inherited, state, ended_by AS "endedBy" FROM observation WHERE trip_id = $1`;

const livingWith = `SELECT id, path FROM resident WHERE household_id = $1 AND merged_into IS NULL AND id <> ALL($2::uuid[])`;

const correct = `
  WITH o AS (
    UPDATE observation SET start_rule = $2, rule_version = $3, list_id = $4, counted_from = $5, starts_at = $6, ends_at = $7, version = version + 1
    WHERE trip_id = $1 AND state = 'proposed'
      AND (start_rule, list_id, counted_from, starts_at, ends_at) IS DISTINCT FROM ($2::text, $4::text, $5::timestamptz, $6::timestamptz, $7::timestamptz)
    RETURNING *)
  SELECT ${changedObservation} FROM o ORDER BY o.id`;

interface Known {
  id: string;
  residentId: string;
  inherited: boolean;
  state: string;
  endedBy: string | null;
}

/** Keeps the proposals of a trip as its rule says: made, corrected, or taken back. What a worker has decided stays. */
@Injectable()
export class FollowTrip {
  constructor(
    private readonly propose: ProposeObservations,
    private readonly cancel: CancelObservations,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, trip: TripSeen): Promise<void> {
    const known = await tx.query<Known[]>(ofTrip, [trip.tripId]);
    const waiting = known.filter(({ state }) => state === 'proposed');
    const { rule, arrivedAt } = trip;
    if (!rule || !arrivedAt) return this.takeBack(tx, waiting);
    const gone = waiting.filter(({ residentId, inherited }) => !inherited && !trip.residentIds.includes(residentId));
    await this.takeBack(tx, gone);
    const basis = this.basis(trip, rule, arrivedAt);
    const { startRule, ruleVersion, listId, countedFrom, startsAt, endsAt } = basis;
    const corrected = [trip.tripId, startRule, ruleVersion, listId, countedFrom, startsAt, endsAt];
    await this.propose.tell(tx, await tx.query<ChangedObservation[]>(correct, corrected));
    const decided = new Set(known.filter(isDecided).map(({ residentId }) => residentId));
    const people = (await this.people(tx, trip, startRule)).filter(({ residentId }) => !decided.has(residentId));
    await this.propose.execute(
      tx,
      people.map((person) => ({ ...basis, ...person })),
    );
  }

  /** Of those who never came. */
  async forget(tx: EntityManager, tripId: string): Promise<void> {
    const known = await tx.query<Known[]>(ofTrip, [tripId]);
    await this.takeBack(
      tx,
      known.filter(({ state }) => state === 'proposed'),
    );
  }

  private async takeBack(tx: EntityManager, proposals: readonly Known[]): Promise<void> {
    await this.cancel.execute(
      tx,
      proposals.map(({ id }) => id),
      null,
    );
  }

  /** Without a date of the last contact, it is the day on which they left the key region. */
  private basis({ tripId, householdId, leftOn }: TripSeen, { listId, startRule }: NonNullable<TripSeen['rule']>, arrivedAt: Date) {
    const rules = currentObservationRules(this.clock.now());
    const countedFrom = startRule === 'arrival' ? arrivedAt : chinaMidnight(leftOn);
    return { tripId, householdId, listId, startRule, ruleVersion: rules.version, countedFrom, ...periodOf(rules, startRule, countedFrom) };
  }

  private async people(
    tx: EntityManager,
    trip: TripSeen,
    startRule: StartRule,
  ): Promise<Pick<Proposal, 'residentId' | 'areaPath' | 'inherited'>[]> {
    const areaPath = trip.areaPath.split('.').slice(0, 6).join('.');
    const travelled = trip.residentIds.map((residentId) => ({ residentId, areaPath, inherited: false }));
    if (!currentObservationRules(this.clock.now()).householdJoins[startRule]) return travelled;
    const others = await tx.query<{ id: string; path: string }[]>(livingWith, [trip.householdId, trip.residentIds]);
    return [...travelled, ...others.map(({ id, path }) => ({ residentId: id, areaPath: path, inherited: true }))];
  }
}

/** A cancellation by a rule may be followed by another proposal; one by a worker may not. */
const isDecided = ({ state, endedBy }: Known): boolean => state !== 'cancelled' || endedBy !== null;
