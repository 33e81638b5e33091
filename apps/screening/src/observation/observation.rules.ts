import type { StartRule } from '#contracts/shared.js';
import { chinaDay, chinaDayAfter, chinaMidnight } from '#platform/china-time.rules.js';

export const observationStates = ['proposed', 'active', 'extended', 'released', 'transferred', 'cancelled'] as const;
export type ObservationState = (typeof observationStates)[number];

/** Somebody has to stay at home, and reports. */
export const isRunning = (state: ObservationState): boolean => state === 'active' || state === 'extended';

export const mostObservationsAtOnce = 500;
const hourMs = 3_600_000;
const dayHours = 24;

/** How days are counted from a date on, and who else stays at home. */
export interface ObservationRules {
  version: string;
  effectiveFrom: Date;
  /** Whole days of 24 hours. */
  days: Record<StartRule, number>;
  /** Whether those who live with them are proposed too. */
  householdJoins: Record<StartRule, boolean>;
}

export interface Period {
  startsAt: Date;
  endsAt: Date;
}

/** From 00:00 in China of the day after the arrival or the last contact, for the days of the rule. */
export function periodOf({ days }: ObservationRules, startRule: StartRule, countedFrom: Date): Period {
  const startsAt = chinaMidnight(chinaDayAfter(chinaDay(countedFrom)));
  return { startsAt, endsAt: new Date(startsAt.getTime() + days[startRule] * dayHours * hourMs) };
}

/** 1 on the first day; 0 before it begins. Never beyond the last. */
export function dayOf({ startsAt, endsAt }: Period, now: Date): number {
  const at = Math.min(now.getTime(), endsAt.getTime() - 1);
  return Math.max(0, Math.floor((at - startsAt.getTime()) / (dayHours * hourMs)) + 1);
}

/** Days that have not ended yet, the present one included. */
export function daysLeft({ startsAt, endsAt }: Period, now: Date): number {
  const from = Math.max(now.getTime(), startsAt.getTime());
  return Math.max(0, Math.ceil((endsAt.getTime() - from) / (dayHours * hourMs)));
}
