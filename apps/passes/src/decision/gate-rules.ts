import type { Hours } from './token.js';

export const stepKinds = ['measure', 'ask', 'register', 'scan'] as const;
export type StepKind = (typeof stepKinds)[number];
export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];

/** One step of a gate's protocol; the steps are done in their order. */
export interface Step {
  kind: StepKind;
  /** In which directions it is done. */
  directions: readonly Direction[];
  /** Only of `ask`: ids of the questions, each answered with yes or no; a yes is referred. */
  questions?: readonly string[];
  /** Only of `measure`: from which temperature somebody is referred, in degrees Celsius. */
  feverFrom?: number;
  /** Only of `register`: for whoever has no pass, or for everybody. */
  who?: 'without-pass' | 'everybody';
}

/** What a device knows of its gate. */
export interface GateRules {
  gateId: string;
  /** Code of the district, whose lists the device keeps. */
  district: string;
  /** Code of the compound. */
  compound: string;
  open: boolean;
  /** Null: at any hour. */
  hours: Hours | null;
  steps: readonly Step[];
}

const chinaOffsetSeconds = 8 * 3_600;

/** Whether an instant, in seconds since 1970, lies within hours that may go over midnight. */
export function isWithin([from, until]: Hours, seconds: number): boolean {
  const minute = Math.floor((seconds + chinaOffsetSeconds) / 60) % 1_440;
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}
