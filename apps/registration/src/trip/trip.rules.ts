import { chinaDay } from '#platform/china-time.rules.js';
import { Rejection } from '#platform/rejection.js';
import { originOf } from '../key-region/key-region.rules.js';
import { dayOf } from '../resident/day.rules.js';

export const tripStates = ['planned', 'deferred', 'arrived', 'registered', 'closed'] as const;
export type TripState = (typeof tripStates)[number];

export const closingReasons = ['finished', 'not-coming'] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** What a worker advised who was persuaded to come later. */
export const advices = ['wait-until-lifted', 'wait-until-well', 'observe-there-first', 'not-needed-yet'] as const;
export type Advice = (typeof advices)[number];

export const vehicleKinds = ['train', 'flight', 'car', 'coach', 'ship'] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

/** `number` is of the train or flight, or the plate of the car. */
export interface Vehicle {
  kind: VehicleKind;
  number: string | null;
}

/** A trip as typed. */
export interface TripEntry {
  origin: string;
  /** Places passed through on the way. */
  via?: readonly string[];
  vehicle?: { kind: VehicleKind; number?: string };
  leftOn: string;
  plannedOn: string;
  residentIds: readonly string[];
}

export interface TripPlan {
  origin: string;
  via: string[];
  vehicle: Vehicle | null;
  leftOn: string;
  plannedOn: string;
  residentIds: string[];
}

interface Standing {
  state: TripState;
  leftOn: string;
  plannedOn: string;
}

const mostPlaces = 10;
const mostPeople = 20;
const longestDays = 180;
const numbers = /^[\p{Script=Han}A-Z0-9-]{2,12}$/u;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** @throws Rejection DATE_IMPOSSIBLE, TRIP_DATE_TOO_FAR */
function tripDay(text: string, today: string): string {
  const day = dayOf(text);
  if (!day) throw new Rejection('DATE_IMPOSSIBLE');
  if (Math.abs(daysBetween(today, day)) > longestDays) throw new Rejection('TRIP_DATE_TOO_FAR', { days: longestDays });
  return day;
}

function placeOf(text: string): string {
  const code = originOf(text);
  if (!code) throw new Rejection('ORIGIN_UNKNOWN');
  return code;
}

function vehicleOf({ kind, number = '' }: { kind: VehicleKind; number?: string }): Vehicle {
  const clean = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·.]/g, '');
  if (clean && !numbers.test(clean)) throw new Rejection('TRIP_VEHICLE_WRONG');
  return { kind, number: clean || null };
}

/** A planned trip, or the first thing that is wrong with it. `today` is `YYYY-MM-DD`. @throws Rejection */
export function acceptPlan(entry: TripEntry, today: string): TripPlan {
  const residentIds = [...new Set(entry.residentIds)];
  if (residentIds.length === 0) throw new Rejection('TRIP_WITHOUT_PEOPLE');
  if (residentIds.length > mostPeople) throw new Rejection('INPUT_INVALID', { field: 'residentIds' });
  const via = (entry.via ?? []).map(placeOf);
  if (via.length > mostPlaces) throw new Rejection('INPUT_INVALID', { field: 'via' });
  const [leftOn, plannedOn] = [tripDay(entry.leftOn, today), tripDay(entry.plannedOn, today)];
  if (plannedOn < leftOn) throw new Rejection('TRIP_PLANNED_BEFORE_LEAVING');
  return { origin: placeOf(entry.origin), via, vehicle: entry.vehicle ? vehicleOf(entry.vehicle) : null, leftOn, plannedOn, residentIds };
}

export const isOnTheWay = ({ state }: Pick<Standing, 'state'>): boolean => state === 'planned' || state === 'deferred';
const demand = (holds: boolean, { state }: Standing): void => {
  if (!holds) throw new Rejection('TRIP_STATE_WRONG', { state });
};

/** The new day of somebody who was persuaded to wait. @throws Rejection */
export function acceptDeferral(trip: Standing, text: string, today: string): string {
  demand(isOnTheWay(trip), trip);
  const day = tripDay(text, today);
  if (day <= trip.plannedOn) throw new Rejection('TRIP_DEFERRED_TO_EARLIER', { plannedOn: trip.plannedOn });
  return day;
}

/** They may come on another day than planned, even earlier: what happened counts. @throws Rejection */
export function checkArrival(trip: Standing, arrivedAt: Date, now: Date): void {
  demand(isOnTheWay(trip), trip);
  if (Number.isNaN(arrivedAt.getTime())) throw new Rejection('DATE_IMPOSSIBLE');
  if (arrivedAt > now) throw new Rejection('TRIP_ARRIVES_IN_FUTURE');
  if (chinaDay(arrivedAt) < trip.leftOn) throw new Rejection('TRIP_ARRIVED_BEFORE_LEAVING', { leftOn: trip.leftOn });
}

/** @throws Rejection TRIP_STATE_WRONG */
export const checkRegistration = (trip: Standing): void => demand(trip.state === 'arrived', trip);

/** Who was registered has finished; who is not here may not be coming. @throws Rejection TRIP_STATE_WRONG */
export const checkClosing = (trip: Standing, reason: ClosingReason): void =>
  demand(reason === 'finished' ? trip.state === 'registered' : isOnTheWay(trip), trip);
