import { isUnder, type Grant, type Role } from './actor.js';
import { Rejection } from './rejection.js';

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
 * What one unit asked for is decided by another person, none of whose units is one of the asker's.
 * @throws Rejection SECOND_PERSON_NEEDED or SECOND_UNIT_NEEDED
 */
export function mayDecide(asker: Speaker, decider: Speaker): void {
  if (asker.subject === decider.subject) throw new Rejection('SECOND_PERSON_NEEDED');
  const shared = decider.units.some((unit) => asker.units.some((other) => isSameUnit(unit, other)));
  if (shared || decider.units.length === 0) throw new Rejection('SECOND_UNIT_NEEDED');
}
