import { chinaDay, chinaDayAfter, chinaTime, type DayWindow } from '#platform/china-time.rules.js';
import type { Period } from '../observation/observation.rules.js';

/** `due` until it is answered or over; `late` where the reading came after its end. */
export const slotStates = ['due', 'answered', 'late', 'missed', 'measured-by-other'] as const;
export type SlotState = (typeof slotStates)[number];

export interface SlotTime {
  /** Local date in China. */
  day: string;
  opensAt: Date;
  closesAt: Date;
}

/** The reports of a period that are not over at `now`, in order. A report belongs to it only as a whole. */
export function slotTimes({ startsAt, endsAt }: Period, hours: readonly DayWindow[], now: Date): SlotTime[] {
  const times: SlotTime[] = [];
  for (let day = chinaDay(startsAt); day <= chinaDay(endsAt); day = chinaDayAfter(day))
    times.push(...hours.map(({ from, until }) => ({ day, opensAt: chinaTime(day, from), closesAt: chinaTime(day, until) })));
  return times.filter(({ opensAt, closesAt }) => opensAt >= startsAt && closesAt <= endsAt && closesAt > now);
}

/** Who has to see to a missed report: the worker, after two in a row the supervisor, after three the subdistrict. */
export const levelOfMissed = (missedInARow: number) =>
  missedInARow >= 3 ? ('subdistrict' as const) : missedInARow === 2 ? ('supervisor' as const) : ('worker' as const);
