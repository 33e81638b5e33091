import type { AgeBand, Thermometer } from '#contracts/shared.js';

export const feverStates = ['suspected', 'confirmed', 'ruled-out', 'closed'] as const;
export type FeverState = (typeof feverStates)[number];

/** From which temperature on somebody has a fever; the first line that fits a reading holds. */
export interface FeverLimit {
  /** Every one when left out. */
  methods?: readonly Thermometer[];
  ageBands?: readonly AgeBand[];
  /** Degrees Celsius. */
  atLeast: number;
}

export interface FeverLimits {
  version: string;
  effectiveFrom: Date;
  limits: readonly FeverLimit[];
}

export interface MeasuredPerson {
  temperature: number;
  method: Thermometer;
  ageBand: AgeBand;
  measuredAt: Date;
}

export const isHigh = ({ limits }: FeverLimits, { temperature, method, ageBand }: MeasuredPerson): boolean => {
  const limit = limits.find(({ methods, ageBands }) => (methods?.includes(method) ?? true) && (ageBands?.includes(ageBand) ?? true));
  return limit !== undefined && temperature >= limit.atLeast;
};

/** The last fever of a person, and when it was measured. */
export interface LastFever {
  state: FeverState;
  measuredAt: Date;
}

export type FeverStep = 'suspect' | 'confirm' | 'rule-out';

/**
 * What follows from a reading. A thermometer without contact never decides: it asks for one with contact. What was measured
 * before the last fever says nothing new: it was late, or is told again.
 */
export function stepAfter(limits: FeverLimits, reading: MeasuredPerson, last: LastFever | undefined): FeverStep | undefined {
  const [high, withContact] = [isHigh(limits, reading), reading.method !== 'forehead'];
  if (last?.state === 'confirmed') return undefined;
  if (last?.state === 'suspected') {
    if (!withContact || reading.measuredAt < last.measuredAt) return undefined;
    return high ? 'confirm' : 'rule-out';
  }
  if (!high || (last && reading.measuredAt <= last.measuredAt)) return undefined;
  return withContact ? 'confirm' : 'suspect';
}
