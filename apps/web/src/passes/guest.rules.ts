import { endOf } from './people.rules.js';

export type GuestClass = 'visitor' | 'vehicle';

/** Who comes, or which vehicle, as it is typed. */
export interface Guest {
  household: { id: string; said: string } | null;
  name: string;
  phone: string;
  plate: string;
  /** Resident who drives; empty for nobody named. */
  driver: string;
  /** China date: of the visit, or the last one of a vehicle. */
  day: string;
  /** `14:05`, of that day. */
  from: string;
  until: string;
  /** The same pass sent twice is one pass. */
  requestId: string;
}

export type GuestGap = 'pass.gap.household' | 'pass.gap.visitor' | 'pass.gap.plate' | 'pass.gap.time';

/** What is still to be filled in, the first of it. */
export function gapOf(passClass: GuestClass, { household, name, plate, day, from, until }: Guest): GuestGap | undefined {
  if (!household) return 'pass.gap.household';
  if (passClass === 'visitor' && name.trim() === '') return 'pass.gap.visitor';
  if (passClass === 'vehicle' && plate.trim() === '') return 'pass.gap.plate';
  const hasTime = day !== '' && (passClass === 'vehicle' || (from !== '' && until > from));
  return hasTime ? undefined : 'pass.gap.time';
}

const inChina = (day: string, clock: string): string => `${day}T${clock}:00+08:00`;

/** One pass to ask for; whoever visits comes within one day. */
export function inputOf(passClass: GuestClass, { household, name, phone, plate, driver, day, from, until, requestId }: Guest) {
  const householdId = household?.id ?? '';
  if (passClass === 'visitor') {
    const holder = { householdId, visitorName: name.trim(), ...(phone.trim() && { visitorPhone: phone.trim() }) };
    return { requestId, passClass, validFrom: inChina(day, from), validUntil: inChina(day, until), holders: [holder] };
  }
  const holder = { householdId, plate: plate.trim(), ...(driver && { residentId: driver }) };
  return { requestId, passClass, validUntil: endOf(day), holders: [holder] };
}
