import type { Observed, Slot } from './observation.graph.js';

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;

export type BoxState = 'normal' | 'fever' | 'due' | 'now' | 'late' | 'missed' | 'other' | 'none';

export interface Box {
  state: BoxState;
  slot?: Slot;
}

const feverFrom = 37.3;

export function stateOf(slot: Slot, now: number): BoxState {
  if ((slot.reading?.temperature ?? 0) >= feverFrom) return 'fever';
  if (slot.state === 'answered') return 'normal';
  if (slot.state === 'measured_by_other') return 'other';
  if (slot.state === 'due') return Date.parse(slot.opensAt) <= now ? 'now' : 'due';
  return slot.state;
}

const chinaDay = (at: string): number => Math.floor((Date.parse(at) + chinaMs) / dayMs);
const isEvening = ({ opensAt }: Slot): boolean => (Date.parse(opensAt) + chinaMs) % dayMs >= dayMs / 2;

/** The days of an observation, as its rule and whoever moved its end have it. */
export const daysOf = ({ startsAt, endsAt }: Pick<Observed, 'startsAt' | 'endsAt'>): number =>
  Math.max(1, Math.ceil((Date.parse(endsAt) - Date.parse(startsAt)) / dayMs));

/** Morning and evening of each of its days, each in its place; a report that was never asked for leaves its box empty. */
export function boxesOf({ slots, ...period }: Pick<Observed, 'startsAt' | 'endsAt' | 'slots'>, now: number): Box[] {
  const { startsAt } = period;
  const boxes: Box[] = Array.from({ length: daysOf(period) * 2 }, () => ({ state: 'none' }));
  for (const slot of slots) {
    const place = (chinaDay(slot.opensAt) - chinaDay(startsAt)) * 2 + (isEvening(slot) ? 1 : 0);
    if (place >= 0) boxes[place] = { state: stateOf(slot, now), slot };
  }
  return boxes;
}

export const filters = ['fever', 'missed', 'late', 'now'] as const;
export type Filter = (typeof filters)[number];

/** What somebody has to be called for, the gravest first; undefined when all is well. */
export function callFor(observed: Observed, now: number): Filter | undefined {
  const today = chinaDay(new Date(now).toISOString());
  const recent = observed.slots.filter(({ opensAt }) => chinaDay(opensAt) >= today - 1).map((slot) => stateOf(slot, now));
  if (observed.fevers.some(({ state }) => state === 'suspected' || state === 'confirmed')) return 'fever';
  return filters.slice(1).find((filter) => recent.includes(filter));
}

/** Who is called first, then whoever waits for a decision about their end, then whose days are over first. */
export const byUrgency = (now: number) => (one: Observed, other: Observed) => {
  const rank = (observed: Observed): number => {
    const call = callFor(observed, now);
    if (call) return filters.indexOf(call);
    return observed.changes.some(({ state }) => state === 'asked') ? filters.length : filters.length + 1;
  };
  return rank(one) - rank(other) || one.endsAt.localeCompare(other.endsAt);
};
