/** A slot as a statement that changed it gives it back. */
export interface SlotFacts {
  slotId: string;
  observationId: string;
  residentId: string;
  householdId: string;
  areaPath: string;
  opensAt: Date;
  closesAt: Date;
  version: number;
}

/** For `SELECT`, of a row of this name. */
export const slotFacts = (row: string): string =>
  `${row}.id AS "slotId", ${row}.observation_id AS "observationId", ${row}.resident_id AS "residentId", ${row}.household_id AS "householdId",
  ${row}.path AS "areaPath", ${row}.opens_at AS "opensAt", ${row}.closes_at AS "closesAt", ${row}.version`;

export const slotFact = <Payload extends object>({ version, opensAt, closesAt, ...slot }: SlotFacts, more: Payload) => ({
  payload: { ...slot, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), ...more },
  sequence: version,
  jurisdiction: slot.areaPath,
});
