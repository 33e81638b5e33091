import { chinaDay } from '#platform/china-time.rules.js';
import type { Trip } from './trip.entity.js';
import { isOnTheWay } from './trip.rules.js';

export interface ArrivalCounts {
  expected: number;
  arrived: number;
  deferred: number;
}

export interface OriginCounts extends ArrivalCounts {
  /** First division of China, `420000`, or a country. */
  origin: string;
}

export interface TripFigures extends OriginCounts {
  /** `YYYY-MM-DD`: the planned day of who is on the way, the day of arrival of who came. */
  day: string;
}

const regionOf = (origin: string): string => (/^\d/.test(origin) ? `${origin.slice(0, 2)}0000` : origin);

type Counted = Pick<Trip, 'state' | 'plannedOn' | 'arrivedAt' | 'residentIds' | 'origin'>;

/** What a trip adds to the figures of its area; nothing once they are not coming. */
export function figuresOf(trip: Counted): TripFigures | undefined {
  const [people, origin] = [trip.residentIds.length, regionOf(trip.origin)];
  if (trip.arrivedAt) return { day: chinaDay(trip.arrivedAt), origin, expected: 0, deferred: 0, arrived: people };
  if (!isOnTheWay(trip)) return undefined;
  return { day: trip.plannedOn, origin, expected: people, deferred: trip.state === 'deferred' ? people : 0, arrived: 0 };
}

const none: ArrivalCounts = { expected: 0, arrived: 0, deferred: 0 };

export const sumOf = (counts: readonly ArrivalCounts[]): ArrivalCounts =>
  counts.reduce(
    (sum, { expected, arrived, deferred }) => ({
      expected: sum.expected + expected,
      arrived: sum.arrived + arrived,
      deferred: sum.deferred + deferred,
    }),
    none,
  );

const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest;

/** Counts that could be somebody are hidden from whoever may not see people, and with them what would give them away by a subtraction. */
export function shownArrivals({ expected, arrived, deferred }: ArrivalCounts, exact: boolean, smallest: number) {
  if (exact) return { expected, arrived, deferred };
  const part = [deferred, expected - deferred].some((count) => isSmall(count, smallest));
  return {
    expected: isSmall(expected, smallest) ? null : expected,
    arrived: isSmall(arrived, smallest) ? null : arrived,
    deferred: part ? null : deferred,
  };
}

const peopleOf = ({ expected, arrived }: ArrivalCounts): number => expected + arrived;

/**
 * Most people first. For whoever may not see people, origins of a few are told together, without a name; should these be few as
 * well, the next smallest goes with them, so that no subtraction from the whole gives them away.
 */
export function shownOrigins(counts: readonly OriginCounts[], exact: boolean, smallest: number) {
  const ranked = counts.filter((one) => peopleOf(one) > 0).sort((one, other) => peopleOf(other) - peopleOf(one));
  if (exact) return ranked.map(({ origin, expected, arrived }) => ({ origin, expected, arrived }));
  const whole = sumOf(ranked);
  const tells = (part: ArrivalCounts): boolean =>
    (['expected', 'arrived'] as const).some((name) => isSmall(part[name], smallest) && !isSmall(whole[name], smallest));
  const named = ranked.filter((one) => !isSmall(one.expected, smallest) && !isSmall(one.arrived, smallest));
  const others = ranked.filter((one) => !named.includes(one));
  while (tells(sumOf(others))) others.push(...named.splice(-1));
  const { expected, arrived } = shownArrivals(sumOf(others), false, smallest);
  const shown = named.map(({ origin, ...one }) => ({ origin, expected: one.expected, arrived: one.arrived }));
  return others.length > 0 ? [...shown, { origin: null, expected, arrived }] : shown;
}
