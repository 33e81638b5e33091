import { Rejection } from '#platform/rejection.js';
import { isRunning, type ObservationState } from './observation.rules.js';

export const changeKinds = ['extend', 'shorten', 'end-early'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Closed list: why a proposal does not start. */
export const refusalReasons = ['never-there', 'lives-elsewhere', 'observed-elsewhere', 'days-over', 'recorded-twice'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Days that an extension may add at once. */
export const mostDaysAdded = 14;
export const longestEvidence = 200;
const dayMs = 86_400_000;

export interface AskedChange {
  kind: ChangeKind;
  newEndsAt: Date | null;
  evidence: string;
}

/**
 * Also asked again when it is approved: time has passed.
 * @throws Rejection that says why the observation cannot end then.
 */
export function mayChange(
  observation: { state: ObservationState; endsAt: Date },
  { kind, newEndsAt, evidence }: AskedChange,
  now: Date,
): void {
  if (!isRunning(observation.state)) throw new Rejection('OBSERVATION_NOT_RUNNING');
  mayStandAsEvidence(evidence);
  if (!fits(kind, newEndsAt, observation.endsAt, now)) throw new Rejection('OBSERVATION_END_WRONG', { most: mostDaysAdded });
}

/** @throws Rejection EVIDENCE_MISSING */
export function mayStandAsEvidence(evidence: string): void {
  if (!/^\S(.*\S)?$/u.test(evidence) || evidence.length > longestEvidence)
    throw new Rejection('EVIDENCE_MISSING', { longest: longestEvidence });
}

function fits(kind: ChangeKind, newEndsAt: Date | null, endsAt: Date, now: Date): boolean {
  if (kind === 'end-early') return newEndsAt === null;
  if (!newEndsAt || Number.isNaN(newEndsAt.getTime())) return false;
  if (kind === 'shorten') return newEndsAt > now && newEndsAt < endsAt;
  return newEndsAt > endsAt && newEndsAt.getTime() <= endsAt.getTime() + mostDaysAdded * dayMs;
}
