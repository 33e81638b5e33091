import { isUnder, type Grant, type Role } from '#platform/actor.js';
import { Rejection } from '#platform/rejection.js';
import { isRunning, type ObservationState } from './observation.rules.js';

export const changeKinds = ['extend', 'shorten', 'end-early'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Days that an extension may add at once. */
export const mostDaysAdded = 14;
export const longestEvidence = 200;
const dayMs = 86_400_000;

const offices: Partial<Record<Role, string>> = {
  'committee-worker': 'committee',
  'committee-lead': 'committee',
  doctor: 'health-centre',
  'subdistrict-officer': 'subdistrict',
};

/** The units that somebody speaks for where `path` lies: `office@area path`. */
export const unitsOf = (grants: readonly Grant[], path: string): string[] => [
  ...new Set(
    grants.flatMap(({ role, scope }) => {
      const office = offices[role];
      return office && isUnder(path, scope) ? [`${office}@${scope}`] : [];
    }),
  ),
];

const partsOf = (unit: string): [office: string, scope: string] => {
  const at = unit.indexOf('@');
  return [unit.slice(0, at), unit.slice(at + 1)];
};

/** One office is one unit with itself wherever the one's area lies in the other's. */
function isSameUnit(one: string, other: string): boolean {
  const [[office, scope], [otherOffice, otherScope]] = [partsOf(one), partsOf(other)];
  return office === otherOffice && (isUnder(scope, otherScope) || isUnder(otherScope, scope));
}

export interface Speaker {
  subject: string;
  units: readonly string[];
}

/**
 * A change is decided by another person, none of whose units is one of the asker's.
 * @throws Rejection SECOND_PERSON_NEEDED or SECOND_UNIT_NEEDED
 */
export function mayDecide(asker: Speaker, decider: Speaker): void {
  if (asker.subject === decider.subject) throw new Rejection('SECOND_PERSON_NEEDED');
  const shared = decider.units.some((unit) => asker.units.some((other) => isSameUnit(unit, other)));
  if (shared || decider.units.length === 0) throw new Rejection('SECOND_UNIT_NEEDED');
}

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
  if (!/^\S(.*\S)?$/u.test(evidence) || evidence.length > longestEvidence)
    throw new Rejection('EVIDENCE_MISSING', { longest: longestEvidence });
  if (!fits(kind, newEndsAt, observation.endsAt, now)) throw new Rejection('OBSERVATION_END_WRONG', { most: mostDaysAdded });
}

function fits(kind: ChangeKind, newEndsAt: Date | null, endsAt: Date, now: Date): boolean {
  if (kind === 'end-early') return newEndsAt === null;
  if (!newEndsAt || Number.isNaN(newEndsAt.getTime())) return false;
  if (kind === 'shorten') return newEndsAt > now && newEndsAt < endsAt;
  return newEndsAt > endsAt && newEndsAt.getTime() <= endsAt.getTime() + mostDaysAdded * dayMs;
}
