import { useDraft } from '../app/use-draft.js';
import { daysOn, todayInChina } from '../language/dates.js';
import { originCode } from './origins.rules.js';
import type { vehicleWords } from './trip-words.js';

export interface Plan {
  address: string;
  roomCode: string;
  householdId: string;
  residentIds: string[];
  origin: string;
  leftOn: string;
  plannedOn: string;
  vehicle: keyof typeof vehicleWords | '';
  vehicleNumber: string;
  /** The same plan sent twice is one trip. */
  requestId: string;
}

const blank = (): Plan => ({
  ...{ address: '', roomCode: '', householdId: '', residentIds: [], origin: '', vehicle: '', vehicleNumber: '' },
  ...{ leftOn: todayInChina(), plannedOn: daysOn(todayInChina(), 1), requestId: crypto.randomUUID() },
});

/** A plan as it is typed; it outlives a reload. */
export function usePlan(area: string): { plan: Plan; change: (change: Partial<Plan>) => void; clear: () => void } {
  const [kept, keep] = useDraft(`trip-${area}`);
  const plan = kept === '' ? blank() : (JSON.parse(kept) as Plan);
  const change = (changed: Partial<Plan>): void => keep(JSON.stringify({ ...plan, ...changed, requestId: crypto.randomUUID() }));
  return { plan, change, clear: () => keep('') };
}

export type PlanGap = 'arrival.gap.door' | 'arrival.gap.people' | 'arrival.gap.origin' | 'arrival.gap.days';

/** What is still to be filled in, the first of it. */
export function gapOf({ householdId, residentIds, origin, leftOn, plannedOn }: Plan): PlanGap | undefined {
  if (householdId === '') return 'arrival.gap.door';
  if (residentIds.length === 0) return 'arrival.gap.people';
  if (!originCode(origin)) return 'arrival.gap.origin';
  return leftOn === '' || plannedOn < leftOn ? 'arrival.gap.days' : undefined;
}

export const inputOf = ({ requestId, householdId, residentIds, origin, leftOn, plannedOn, vehicle, vehicleNumber }: Plan) => ({
  ...{ requestId, householdId, residentIds, leftOn, plannedOn, origin: originCode(origin) ?? '' },
  ...(vehicle && { vehicle: { kind: vehicle, ...(vehicleNumber.trim() && { number: vehicleNumber.trim() }) } }),
});
