import { describe, expect, it } from '@jest/globals';
import type { Rejection } from '#platform/rejection.js';
import {
  acceptDeferral,
  acceptPlan,
  checkArrival,
  checkClosing,
  checkRegistration,
  type TripEntry,
  type TripState,
  tripStates,
} from './trip.rules.js';

const today = '2020-02-10';
const now = new Date('2020-02-12T04:00:00Z');
const entry: TripEntry = { origin: '420100', leftOn: '2020-02-10', plannedOn: '2020-02-12', residentIds: ['a', 'b'] };
const standing = (state: TripState) => ({ state, leftOn: '2020-02-10', plannedOn: '2020-02-12' });
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as Rejection).code;
  }
};

describe('a planned trip', () => {
  it('is taken with places as codes and the plate as printed', () => {
    const plan = acceptPlan({ ...entry, origin: '日本', via: ['310000'], vehicle: { kind: 'car', number: '沪a·1234 5' } }, today);
    expect(plan).toMatchObject({ origin: 'JP', via: ['310000'], vehicle: { kind: 'car', number: '沪A12345' } });
  });

  it.each<[Partial<TripEntry>, string]>([
    [{ plannedOn: '2020-02-09' }, 'TRIP_PLANNED_BEFORE_LEAVING'],
    [{ plannedOn: '2020-02-30' }, 'DATE_IMPOSSIBLE'],
    [{ leftOn: 'soon' }, 'DATE_IMPOSSIBLE'],
    [{ plannedOn: '2021-02-12' }, 'TRIP_DATE_TOO_FAR'],
    [{ leftOn: '2019-01-01' }, 'TRIP_DATE_TOO_FAR'],
    [{ origin: '992000' }, 'ORIGIN_UNKNOWN'],
    [{ origin: 'CN' }, 'ORIGIN_UNKNOWN'],
    [{ via: ['nowhere'] }, 'ORIGIN_UNKNOWN'],
    [{ residentIds: [] }, 'TRIP_WITHOUT_PEOPLE'],
    [{ vehicle: { kind: 'train', number: '<b>' } }, 'TRIP_VEHICLE_WRONG'],
  ])('is refused with %j: %s', (change, code) => expect(codeOf(() => acceptPlan({ ...entry, ...change }, today))).toBe(code));
});

describe('a trip goes on', () => {
  const verbs: [string, (state: TripState) => unknown, TripState[]][] = [
    ['deferred', (state) => acceptDeferral(standing(state), '2020-02-20', today), ['planned', 'deferred']],
    ['arrived', (state) => checkArrival(standing(state), now, now), ['planned', 'deferred']],
    ['registered', (state) => checkRegistration(standing(state)), ['arrived']],
    ['finished', (state) => checkClosing(standing(state), 'finished'), ['registered']],
    ['not coming', (state) => checkClosing(standing(state), 'not-coming'), ['planned', 'deferred']],
  ];
  it.each(verbs)('%s only from the states before it', (_, verb, from) => {
    for (const state of tripStates)
      expect([state, codeOf(() => verb(state))]).toEqual([state, from.includes(state) ? 'accepted' : 'TRIP_STATE_WRONG']);
  });

  it.each([
    ['2020-02-12', 'TRIP_DEFERRED_TO_EARLIER'],
    ['2020-02-11', 'TRIP_DEFERRED_TO_EARLIER'],
    ['2020-02-31', 'DATE_IMPOSSIBLE'],
  ])('is not put off to %s', (day, code) => expect(codeOf(() => acceptDeferral(standing('planned'), day, today))).toBe(code));

  it.each([
    ['2020-02-12T05:00:00Z', 'TRIP_ARRIVES_IN_FUTURE'],
    ['2020-02-09T15:59:00Z', 'TRIP_ARRIVED_BEFORE_LEAVING'],
    ['nonsense', 'DATE_IMPOSSIBLE'],
    ['2020-02-09T16:00:00Z', 'accepted'],
  ])('arrival at %s: %s', (at, code) => expect(codeOf(() => checkArrival(standing('planned'), new Date(at), now))).toBe(code));
});
