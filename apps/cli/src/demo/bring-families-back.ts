import { chinaDay } from '#platform/china-time.rules.js';
import type { Api } from '../api.js';
import { demoNow } from './demo-clock.js';
import type { DemoFamily } from './families.js';
import { requestId } from './request-id.js';

const dayMs = 86_400_000;
const daysFromNow = (days: number): Date => new Date(demoNow().getTime() + days * dayMs);
const origins = ['420100', 'KR', 'IT', '420500'] as const;

type End = 'planned' | 'deferred' | 'arrived' | 'registered';
const ends: readonly End[] = [
  'registered',
  'registered',
  'planned',
  'registered',
  'deferred',
  'registered',
  'arrived',
  'registered',
  'planned',
];

/** Families of a committee come back: most were here days ago, some are on the way, one waits. @returns who arrived. */
export async function bringFamiliesBack(worker: Api, families: readonly DemoFamily[], seed: number): Promise<string[]> {
  const here: string[] = [];
  for (const [index, family] of families.entries()) {
    const end = ends[(index + seed) % ends.length] ?? 'planned';
    await bringBack(worker, family, end, 1 + ((index * 3 + seed) % 12), origins[(index + seed) % origins.length] ?? 'KR');
    if (end === 'arrived' || end === 'registered') here.push(...family.residents.map(({ id }) => id));
  }
  return here;
}

async function bringBack(worker: Api, { id: householdId, residents }: DemoFamily, end: End, days: number, origin: string): Promise<void> {
  const isHere = end === 'arrived' || end === 'registered';
  const plannedOn = chinaDay(daysFromNow(isHere ? -days : days));
  const [leftOn, residentIds] = [chinaDay(daysFromNow(-days - 1)), residents.map(({ id }) => id)];
  const input = { requestId: requestId('trip', householdId), householdId, residentIds, origin, leftOn, plannedOn };
  const { planTrip } = await worker.graphql<{ planTrip: { id: string } }>(
    `mutation ($input: PlanTripInput!) { planTrip(input: $input) { id } }`,
    { input },
  );
  const step = { id: planTrip.id, r: requestId('trip-here', householdId) };
  if (end === 'deferred')
    await worker.graphql(
      `mutation ($r: ID!, $id: ID!, $day: String!) { deferTrip(requestId: $r, tripId: $id, advice: wait_until_well, newDate: $day) { id } }`,
      { ...step, day: chinaDay(daysFromNow(days + 5)) },
    );
  if (isHere)
    await worker.graphql(
      `mutation ($r: ID!, $id: ID!, $at: DateTime!) { markArrived(requestId: $r, tripId: $id, arrivedAt: $at) { id } }`,
      {
        ...step,
        at: daysFromNow(-days),
      },
    );
  if (end === 'registered')
    await worker.graphql(`mutation ($r: ID!, $id: ID!) { registerTrip(requestId: $r, tripId: $id) { id } }`, {
      id: planTrip.id,
      r: requestId('trip-registered', householdId),
    });
}
