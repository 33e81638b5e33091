import type { PassClass } from '#contracts/passes.events.js';
import type { RejectionCode } from '#platform/rejection.js';
import { compoundOf, keyedNumber, needsResident, plateOf } from './pass.rules.js';

export const mostPassesAtOnce = 500;
const dayMs = 86_400_000;
const longestName = 40;

/** How many passes there may be, and for how long. */
export interface IssueRules {
  version: string;
  effectiveFrom: Date;
  /** For one household at a time; of class `resident` for one person. */
  most: Record<PassClass, number>;
  longestDays: Record<PassClass, number>;
}

/** What all passes of one request have in common. */
export interface Issuing {
  passClass: PassClass;
  validFrom: Date;
  validUntil: Date;
  /** Minutes of a day in China. */
  hours: readonly [from: number, until: number] | null;
}

/** Whom a pass is for, as it was asked. */
export interface Asked {
  residentId: string | null;
  householdId: string | null;
  plate: string | null;
  visitorName: string | null;
  visitorPhone: string | null;
  /** Of a form that was filled on paper first. */
  formNumber: string | null;
  formCheckCode: string | null;
}

/** What is known of them. */
export interface Known {
  /** Of the resident, else as asked; null where the caller may not know it. */
  household: { id: string; roomPath: string; closed: boolean } | null;
  residentKnown: boolean;
  /** Running passes of this class: of the person for residents, else of the household; those of earlier rows included. */
  running: number;
  plateTaken: boolean;
  form: { checkCode: string; used: boolean } | null;
}

export interface RowFault {
  code: RejectionCode;
  params?: Record<string, string | number>;
}

/** What is wrong with the request as a whole. */
export function faultOfIssuing({ passClass, validFrom, validUntil, hours }: Issuing, rules: IssueRules, now: Date): RowFault | undefined {
  if ([validFrom, validUntil].some((date) => Number.isNaN(date.getTime())))
    return { code: 'INPUT_INVALID', params: { field: 'validUntil' } };
  if (validUntil <= validFrom || validUntil <= now) return { code: 'PASS_VALIDITY_WRONG' };
  const days = rules.longestDays[passClass];
  if (validUntil.getTime() - validFrom.getTime() > days * dayMs) return { code: 'PASS_TOO_LONG', params: { days } };
  const minutes = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 1_440;
  return hours && !hours.every(minutes) ? { code: 'INPUT_INVALID', params: { field: 'hours' } } : undefined;
}

/** What is wrong with one row, the first thing found. */
export function faultOfRow(passClass: PassClass, asked: Asked, known: Known, rules: IssueRules): RowFault | undefined {
  if (needsResident(passClass) && !asked.residentId) return { code: 'PASS_HOLDER_MISSING' };
  if (asked.residentId && !known.residentKnown) return { code: 'PASS_HOLDER_UNKNOWN' };
  if (!known.household || known.household.closed) return { code: 'PASS_HOUSEHOLD_UNKNOWN' };
  if (asked.residentId && asked.householdId && asked.householdId !== known.household.id) return { code: 'PASS_HOUSEHOLD_UNKNOWN' };
  if (!compoundOf(known.household.roomPath)) return { code: 'PASS_WITHOUT_COMPOUND' };
  return faultOfDetails(passClass, asked, known) ?? faultOfForm(asked, known) ?? faultOfCount(passClass, known, rules);
}

function faultOfDetails(passClass: PassClass, { plate, visitorName }: Asked, { plateTaken }: Known): RowFault | undefined {
  if (passClass === 'vehicle' && !plateOf(plate ?? '')) return { code: 'PASS_PLATE_WRONG' };
  if (passClass === 'vehicle' && plateTaken) return { code: 'PASS_PLATE_TAKEN' };
  const name = visitorName?.trim() ?? '';
  if (passClass === 'visitor' && (name === '' || name.length > longestName)) return { code: 'PASS_VISITOR_NAME_MISSING' };
  return undefined;
}

function faultOfForm({ formNumber, formCheckCode }: Asked, { form }: Known): RowFault | undefined {
  if (formNumber === null) return undefined;
  if (!keyedNumber(formNumber)) return { code: 'FORM_NUMBER_WRONG' };
  if (!form || form.checkCode !== formCheckCode?.toUpperCase()) return { code: 'FORM_UNKNOWN' };
  return form.used ? { code: 'FORM_USED' } : undefined;
}

function faultOfCount(passClass: PassClass, { running }: Known, { most }: IssueRules): RowFault | undefined {
  if (running < most[passClass]) return undefined;
  return passClass === 'resident' ? { code: 'PASS_HELD_ALREADY' } : { code: 'PASS_TOO_MANY', params: { most: most[passClass] } };
}
