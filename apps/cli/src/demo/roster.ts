import { Chance } from './chance.js';
import { household } from './household.js';
import { layOut, type Place } from './layout.js';
import { Numbers } from './numbers.js';
import type { DemoPerson } from './person.js';

export interface DemoCommittee {
  /** Twelve digits. */
  committeeCode: string;
  committeeName: string;
  rooms: number;
  seed: number;
  /** Part of the lived-in rooms with a family from abroad, 0 to 1. */
  foreignShare?: number;
}

/** Cells of one row by the key of their column; a cell that is missing is empty. */
export type DemoRow = Partial<Record<DemoColumn, string>>;
export type DemoColumn =
  'compound' | 'building' | 'unit' | 'room' | 'roomState' | 'household' | 'tenure' | 'landlordPhone' | keyof DemoPerson;

const stateWeights = { 自住: 66, 出租: 23, 空置: 5, 装修中: 3, 家中无人: 2, 商用: 1 };
type State = keyof typeof stateWeights;

/** A roster of people who do not exist: the same for the same input, on every machine. */
export function demoRoster({ committeeCode, committeeName, rooms, seed, foreignShare = 0.04 }: DemoCommittee): DemoRow[] {
  const chance = new Chance(seed);
  const numbers = new Numbers(committeeCode);
  return layOut(chance, committeeName, rooms).flatMap((place) => roomRows(chance, numbers, place, foreignShare));
}

function roomRows(chance: Chance, numbers: Numbers, { groundFloor, ...place }: Place, foreignShare: number): DemoRow[] {
  const drawn = chance.weighted(stateWeights);
  const state: State = drawn === '商用' && !groundFloor ? '自住' : drawn;
  const room = { ...place, roomState: state };
  if (state === '空置' || state === '装修中' || state === '商用') return [room];
  const rented = state === '出租';
  const abroad = chance.happens(foreignShare) ? chance.weighted({ ja: 5, ko: 4, en: 3 }) : undefined;
  const shared = rented && !abroad && chance.happens(0.15) ? chance.between(2, 3) : 1;
  const landlord = rented ? { landlordPhone: numbers.phone() } : {};
  return Array.from({ length: shared }, (_, index) => index + 1).flatMap((number) =>
    household(chance, numbers, { rented, shared: shared > 1, abroad }).map((person) => ({
      ...room,
      household: String(number),
      tenure: rented ? '租户' : '业主',
      ...person,
      ...landlord,
    })),
  );
}
