import type { Actor, Role } from '#platform/actor.js';
import type { ReadingFault } from '../reading/reading.rules.js';

export const conditions = ['well', 'unwell', 'worse', 'emergency'] as const;
export type Condition = (typeof conditions)[number];

/** The clock of a phone may be this far ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

export interface VisitTimes {
  at: Date;
  nextVisitAt: Date | null;
}

/** Accounts of those who were there. */
export interface Visitors {
  worker: string | null;
  doctor: string | null;
}

/** Who was there; where nobody is named it is the caller who was, as a doctor when they are one and no worker. */
export function visitorsOf({ worker, doctor }: Visitors, { subject, grants }: Pick<Actor, 'subject' | 'grants'>): Visitors {
  if (worker || doctor) return { worker, doctor };
  const has = (role: Role): boolean => grants.some((grant) => grant.role === role);
  const isDoctor = has('doctor') && !has('committee-worker') && !has('committee-lead');
  return isDoctor ? { worker: null, doctor: subject } : { worker: subject, doctor: null };
}

/** What is wrong with a visit as such, the first thing found. */
export function faultOfVisit({ at, nextVisitAt }: VisitTimes, now: Date): ReadingFault | undefined {
  if (Number.isNaN(at.getTime()) || at.getTime() > now.getTime() + clockTolerance) return { code: 'VISIT_WRONG', params: { field: 'at' } };
  if (nextVisitAt && !(nextVisitAt > at)) return { code: 'VISIT_WRONG', params: { field: 'nextVisitAt' } };
  return undefined;
}
