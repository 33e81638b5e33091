import { randomUUID } from 'node:crypto';
import { building, type Home } from './notifications-under-test.js';

/** Facts of other services about the people of a home, as far as these specs need them. */
export const observed = ({ household, residents }: Home, person = 0) => ({
  ...{ observationId: randomUUID(), residentId: residents[person]!, householdId: household },
  areaPath: building.path,
});

export const started = (home: Home, person = 0) => ({
  ...observed(home, person),
  ...{ startRule: 'arrival' as const, ruleVersion: '2020-02-10', tripId: null, slots: 28 },
  ...{ startsAt: '2020-02-10T00:00:00.000Z', endsAt: '2020-02-24T00:00:00.000Z' },
});

export const fever = ({ household, residents }: Home) => ({
  ...{ feverId: randomUUID(), residentId: residents[0]!, householdId: household, observationId: null, areaPath: building.path },
  ...{ temperature: 38.1, method: 'armpit' as const, measuredAt: '2020-02-10T04:00:00.000Z', referralId: randomUUID() },
});

export const slot = (home: Home, person = 0) => ({
  ...{ slotId: randomUUID(), ...observed(home, person) },
  ...{ opensAt: '2020-02-10T00:00:00.000Z', closesAt: '2020-02-10T04:30:00.000Z' },
});

export const help = ({ household }: Home) => ({
  ...{ helpId: randomUUID(), kind: 'food' as const, householdId: household, residentId: null, areaPath: building.path },
  ...{ dueAt: '2020-02-10T04:00:00.000Z', deliveredAt: '2020-02-10T04:00:00.000Z' },
});

export const pass = ({ household, residents }: Home) => ({
  ...{ passId: randomUUID(), passClass: 'resident' as const, residentId: residents[0]!, householdId: household, areaPath: building.path },
});
