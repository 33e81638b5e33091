import type { PassClass } from '#contracts/passes.events.js';

/** What is told of a pass, as a statement returns it. */
export interface PassRow {
  id: string;
  passClass: PassClass;
  residentId: string | null;
  householdId: string;
  path: string;
  version: number;
}

export const passRow = (alias: string): string =>
  ['id', 'pass_class AS "passClass"', 'resident_id AS "residentId"', 'household_id AS "householdId"', 'path', 'version']
    .map((column) => `${alias}.${column}`)
    .join(', ');

/** Facts for the outbox, with what the event says beyond the pass itself. */
export const factsOf = <More extends object>(rows: readonly PassRow[], more: More) =>
  rows.map(({ id, passClass, residentId, householdId, path, version }) => ({
    payload: { passId: id, passClass, residentId, householdId, areaPath: path, ...more },
    sequence: version,
    jurisdiction: path,
  }));
