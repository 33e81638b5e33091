import type { ReadingFault } from '../reading/reading.rules.js';

export const conditions = ['well', 'unwell', 'worse', 'emergency'] as const;
export type Condition = (typeof conditions)[number];

/** The clock of a phone may be this far ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

export interface VisitTimes {
  at: Date;
  nextVisitAt: Date | null;
  worker: string | null;
  doctor: string | null;
}

/** What is wrong with a visit as such, the first thing found. */
export function faultOfVisit({ at, nextVisitAt, worker, doctor }: VisitTimes, now: Date): ReadingFault | undefined {
  if (Number.isNaN(at.getTime()) || at.getTime() > now.getTime() + clockTolerance) return { code: 'VISIT_WRONG', params: { field: 'at' } };
  if (!worker && !doctor) return { code: 'VISIT_WRONG', params: { field: 'worker, doctor' } };
  if (nextVisitAt && !(nextVisitAt > at)) return { code: 'VISIT_WRONG', params: { field: 'nextVisitAt' } };
  return undefined;
}
