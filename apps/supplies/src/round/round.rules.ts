import { chinaDay, chinaTime } from '#platform/china-time.rules.js';
import { Rejection } from '#platform/rejection.js';

export const largestQuota = 100;
export const mostPacks = 1_000_000;

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

export interface Opening {
  quota: number;
  packs: number;
  opensAt: Date;
  closesAt: Date;
  collectFrom: string;
  collectUntil: string;
}

/** @throws Rejection STOCK_QUANTITY_WRONG, ROUND_TIMES_WRONG */
export function mayOpen({ quota, packs, opensAt, closesAt, collectFrom, collectUntil }: Opening, now: Date): void {
  if (quota < 1 || quota > largestQuota) throw new Rejection('STOCK_QUANTITY_WRONG', { from: 1, to: largestQuota });
  if (packs < 1 || packs > mostPacks) throw new Rejection('STOCK_QUANTITY_WRONG', { from: 1, to: mostPacks });
  const hours = timeOfDay.test(collectFrom) && timeOfDay.test(collectUntil) && collectFrom < collectUntil;
  // Also false for a time that is none.
  const window = closesAt > opensAt && closesAt > now;
  if (!hours || !window) throw new Rejection('ROUND_TIMES_WRONG');
}

export const roundPhases = ['announced', 'booking', 'closed'] as const;
export type RoundPhase = (typeof roundPhases)[number];

/** Whether people can book now. */
export function phaseOf({ state, opensAt, closesAt }: { state: string; opensAt: Date; closesAt: Date }, now: Date): RoundPhase {
  if (state !== 'open' || now >= closesAt) return 'closed';
  return now < opensAt ? 'announced' : 'booking';
}

/** Days ahead for which a pharmacy can confirm what it will have. */
export const daysAhead = 14;
const dayMs = 86_400_000;

/** @throws Rejection SUPPLY_DATE_WRONG */
export function maySupply(day: string, collectUntil: string, now: Date): void {
  const end = chinaTime(day, collectUntil);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(end.getTime()) && chinaDay(end) === day;
  const fits = isDay && end > now && end.getTime() <= now.getTime() + (daysAhead + 1) * dayMs;
  if (!fits) throw new Rejection('SUPPLY_DATE_WRONG', { days: daysAhead });
}
