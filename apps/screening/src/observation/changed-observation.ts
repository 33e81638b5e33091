import type { StartRule } from '#contracts/shared.js';

/** An observation as a statement that changed it gives it back. */
export interface ChangedObservation {
  observationId: string;
  residentId: string;
  householdId: string;
  areaPath: string;
  startRule: StartRule;
  ruleVersion: string;
  tripId: string | null;
  startsAt: Date;
  endsAt: Date;
  version: number;
}

/** For `SELECT` or `RETURNING`, of a row that is named `o`. */
export const changedObservation = `o.id AS "observationId", o.resident_id AS "residentId", o.household_id AS "householdId", o.path AS "areaPath",
  o.start_rule AS "startRule", o.rule_version AS "ruleVersion", o.trip_id AS "tripId", o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.version`;

/** Whose observation it is, for every event about it. */
export const observed = ({ observationId, residentId, householdId, areaPath }: ChangedObservation) => ({
  observationId,
  residentId,
  householdId,
  areaPath,
});

/** A fact about an observation, under the version that its change gave it. */
export const factOf = <Payload extends object>(changed: ChangedObservation, more: Payload) => ({
  payload: { ...observed(changed), ...more },
  sequence: changed.version,
  jurisdiction: changed.areaPath,
});
