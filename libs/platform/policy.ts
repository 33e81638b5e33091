import { isAreaPath, isUnder, type Actor, type Grant, type Role } from './actor.js';
import { Rejection } from './rejection.js';

/** Who may do one thing inside the scope of their grant, and whether they then see names and phones as they are or masked. */
export interface Rule {
  /** What the action lets somebody do; printed in docs/who-may-do-what.md. */
  does: string;
  clear: readonly Role[];
  masked: readonly Role[];
  /** Two factors in this session, whatever the role. */
  twoFactor?: true;
}

const committee = ['committee-worker', 'committee-lead'] as const;
const careTeam = [...committee, 'doctor'] as const;
const figureReaders = ['subdistrict-officer', 'district-leader', 'auditor', 'integrator', 'service'] as const;
const everyoneElse = [
  ...(['resident', 'family-carer', 'gate-keeper', 'volunteer', 'doctor', 'counsellor'] as const),
  ...(['property-manager', 'enterprise-clerk', 'pharmacy-clerk', 'operator'] as const),
];

/** The only place that says what a role may do. The relation is always the same: inside the scope of the grant. */
export const policy = {
  'area.read': { does: 'read areas and find an address', clear: committee, masked: [...everyoneElse, ...figureReaders] },
  'area.manage': { does: 'load and rename areas', clear: [], masked: ['operator', 'subdistrict-officer'] },
  'room.edit': { does: 'say what state a room is in', clear: committee, masked: [] },
  'household.read': { does: 'read a household and its history', clear: careTeam, masked: ['subdistrict-officer'] },
  'household.edit': { does: 'register, move and close a household', clear: committee, masked: [] },
  'resident.read': { does: 'read a resident, document number by its last four only', clear: careTeam, masked: ['subdistrict-officer'] },
  'resident.search': { does: 'search residents by name, phone or document number', clear: committee, masked: [] },
  'resident.edit': { does: 'register and correct a resident', clear: committee, masked: [] },
  'resident.unmask': { does: 'read a whole document number', clear: committee, masked: [], twoFactor: true },
  'roster.import': { does: 'import a roster', clear: committee, masked: [], twoFactor: true },
  'campaign.read': {
    does: 'read a campaign and its questions',
    clear: careTeam,
    masked: ['volunteer', 'subdistrict-officer', 'district-leader', 'auditor'],
  },
  'campaign.open': { does: 'open a campaign', clear: committee, masked: ['subdistrict-officer'] },
  'campaign.close': { does: 'close a campaign', clear: committee, masked: ['subdistrict-officer'] },
  'target.read': {
    does: 'read the rooms of a campaign and what is missing',
    clear: careTeam,
    masked: ['volunteer', 'subdistrict-officer'],
  },
  'attempt.record': { does: 'record a call or a visit to a door', clear: committee, masked: ['volunteer'] },
  'risk.propose': { does: 'assess the risk of a resident by the rule of the day', clear: careTeam, masked: ['service'] },
  'risk.confirm': { does: 'confirm or refuse a proposed risk', clear: careTeam, masked: [], twoFactor: true },
  'coverage.read': { does: 'read the coverage of a campaign', clear: careTeam, masked: figureReaders },
  'population.read': { does: 'read counts of rooms, households and residents', clear: careTeam, masked: figureReaders },
  'grant.read': {
    does: 'read who holds which role',
    clear: ['committee-lead'],
    masked: ['subdistrict-officer', 'auditor', 'operator'],
  },
  'grant.give': { does: 'give and revoke a role', clear: ['committee-lead'], masked: ['subdistrict-officer', 'operator'], twoFactor: true },
  'parked.replay': { does: 'replay events that were parked', clear: [], masked: ['operator'] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;
export const actions = Object.keys(policy) as Action[];
export const ruleOf = (action: Action): Rule => policy[action];

const neighbourhood: readonly Role[] = ['gate-keeper', 'volunteer', 'property-manager', 'pharmacy-clerk', 'enterprise-clerk'];

/** Which roles somebody may give who may give at all. An operator can set up offices, but nobody who sees a name clear. */
export const mayGive: Partial<Record<Role, readonly Role[]>> = {
  'committee-lead': [...neighbourhood, 'committee-worker', 'resident', 'family-carer'],
  'subdistrict-officer': [...neighbourhood, ...careTeam, 'counsellor'],
  operator: ['subdistrict-officer', 'district-leader', 'auditor', 'integrator', 'service', 'operator'],
};

/** Counts below this are hidden from those who may not see people: "1 resident over 80 in this unit" is a person. */
export const smallestShownCount = 5;

/** What an actor sees of one action: three lists of area paths, none of which lies under another of the same list. */
export interface Sight {
  allow: string[];
  /** Where names and phones may be shown as they are. */
  clear: string[];
  /** Where counts below `smallestShownCount` may be shown. */
  exactCounts: string[];
}

const widest = (scopes: string[]): string[] => {
  const distinct = [...new Set(scopes)];
  return distinct.filter((scope) => !distinct.some((other) => other !== scope && isUnder(scope, other)));
};

const scopesOf = (grants: readonly Grant[], allowed: readonly Role[]): string[] =>
  widest(grants.filter((grant) => allowed.includes(grant.role)).map((grant) => grant.scope));

const twoFactorRoles = actions.map(ruleOf).flatMap(({ clear, masked, twoFactor }) => (twoFactor ? [...clear, ...masked] : clear));

/** Roles whose holders must sign in with two factors: they may see a name, or do something that always asks for two. */
export const needsTwoFactors = (role: Role): boolean => twoFactorRoles.includes(role);

/**
 * What `actor` may see when doing `action`. A grant whose scope is not an area path counts for nothing.
 * With a password alone nothing is clear and nothing that asks for two factors is allowed.
 * @throws Rejection ACTION_NOT_ALLOWED when no grant allows it anywhere.
 */
export function sightOf(actor: Actor, action: Action): Sight {
  const rule = ruleOf(action);
  const people = ruleOf('resident.read');
  const grants = actor.grants.filter((grant) => isAreaPath(grant.scope));
  const strong = actor.strength !== 'password';
  const allow = rule.twoFactor && !strong ? [] : scopesOf(grants, [...rule.clear, ...rule.masked]);
  if (allow.length === 0) throw new Rejection('ACTION_NOT_ALLOWED', { action });
  return {
    allow,
    clear: strong ? scopesOf(grants, rule.clear) : [],
    exactCounts: scopesOf(grants, [...people.clear, ...people.masked]),
  };
}

const isIn = (path: string, scopes: readonly string[]): boolean => scopes.some((scope) => isUnder(path, scope));

export const isAllowed = (sight: Sight, path: string): boolean => isIn(path, sight.allow);
export const isClear = (sight: Sight, path: string): boolean => isIn(path, sight.clear);

/** The count, or null where it is too small for this reader. */
export const shownCount = (sight: Sight, path: string, count: number): number | null =>
  count >= smallestShownCount || isIn(path, sight.exactCounts) ? count : null;
