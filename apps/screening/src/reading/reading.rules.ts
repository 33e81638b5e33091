import type { RejectionCode } from '#platform/rejection.js';
import type { Thermometer } from '#contracts/shared.js';
import type { ObservationState } from '../observation/observation.rules.js';

export const takers = ['self', 'family', 'worker', 'doctor', 'gate'] as const;
export type TakenBy = (typeof takers)[number];

export const symptoms = ['fever', 'cough', 'breathlessness', 'sore-throat', 'fatigue', 'diarrhoea'] as const;
export type Symptom = (typeof symptoms)[number];

/** Degrees Celsius. */
export const [lowest, highest] = [34, 43];
export const longestDeviceKind = 60;
export const mostReadingsAtOnce = 500;
/** Days back that the clock of a phone may lie before it is not believed. */
export const mostDaysLate = 14;
/** The clock of a phone may be this far ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;
const dayMs = 86_400_000;

export interface ReportedReading {
  /** UUID made by the client; the same one again is the same reading. */
  id: string;
  temperature: number;
  method: Thermometer;
  takenBy: TakenBy;
  symptoms: readonly Symptom[];
  deviceKind: string | null;
  /** UUID that the client made for itself. */
  sender: string | null;
  measuredAt: Date;
}

export interface ReadingFault {
  code: RejectionCode;
  params?: Record<string, string | number>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isOneDecimal = (value: number): boolean => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6;
const isText = (text: string): boolean => text.length <= longestDeviceKind && /^\P{Cc}*$/u.test(text);

/** What is wrong with a reading as such, the first thing found; `receivedAt` is when it came here. */
export function faultOfReading(reading: ReportedReading, receivedAt: Date): ReadingFault | undefined {
  const { id, temperature, symptoms: given, deviceKind, sender, measuredAt } = reading;
  if (!uuid.test(id)) return { code: 'READING_ID_WRONG' };
  const inRange = temperature >= lowest && temperature <= highest && isOneDecimal(temperature);
  if (!inRange) return { code: 'READING_OUT_OF_RANGE', params: { lowest, highest } };
  if (new Set(given).size < given.length) return { code: 'SYMPTOM_UNKNOWN' };
  if (!isText(deviceKind ?? '') || !(sender === null || uuid.test(sender)))
    return { code: 'DEVICE_WRONG', params: { longest: longestDeviceKind } };
  if (Number.isNaN(measuredAt.getTime())) return { code: 'INPUT_INVALID', params: { field: 'measuredAt' } };
  if (measuredAt.getTime() > receivedAt.getTime() + clockTolerance) return { code: 'CLOCK_WRONG' };
  const tooOld = measuredAt.getTime() < receivedAt.getTime() - mostDaysLate * dayMs;
  return tooOld ? { code: 'READING_TOO_OLD', params: { days: mostDaysLate } } : undefined;
}

/** Whether a reading can stand for an observation: `slot` is the report that it answers. Late ones count after its end too. */
export function faultOfSlot(found: { state: ObservationState; slot: unknown } | undefined): ReadingFault | undefined {
  if (!found) return { code: 'OBSERVATION_UNKNOWN' };
  if (found.state === 'proposed' || found.state === 'cancelled') return { code: 'OBSERVATION_NOT_RUNNING' };
  return found.slot ? undefined : { code: 'SLOT_NOT_OPEN' };
}
