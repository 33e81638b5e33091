import { isAreaPath, isUnder, roles, type Actor, type Grant, type Role } from './actor.js';
import { Rejection } from './rejection.js';

/** Who may do one thing inside the scope of their grant, and whether they then see names and phones as they are or masked. */
export interface Rule {
  /** What the action lets somebody do; printed in docs/who-may-do-what.md. */
  does: string;
  clear: readonly Role[];
  masked: readonly Role[];
  /** Two factors in this session, whatever the role. */
  twoFactor?: true;
  /** Residents and carers may do it for the household of their grant, and see it as it is. */
  own?: true;
}

const committee = ['committee-worker', 'committee-lead'] as const;
const careTeam = [...committee, 'doctor'] as const;
const figureReaders = ['subdistrict-officer', 'district-leader', 'auditor', 'integrator', 'service'] as const;
/** Who lives here, or cares for somebody who does: what a rule says is `own`, for the household of their grant and no other. */
export const ownHouseholdRoles: readonly Role[] = ['resident', 'family-carer'];
const everyoneElse = [
  ...(['resident', 'family-carer', 'gate-keeper', 'volunteer', 'doctor', 'counsellor'] as const),
  ...(['property-manager', 'enterprise-clerk', 'pharmacy-clerk', 'operator'] as const),
];

/**
 * The only place that says what a role may do. The relation is always the same: inside the scope of the grant; and for a
 * resident or a carer, where the rule says `own`, the household of the grant.
 */
export const policy = {
  'area.read': { does: 'read areas and find an address', clear: committee, masked: [...everyoneElse, ...figureReaders] },
  'area.manage': { does: 'load and rename areas', clear: [], masked: ['operator', 'subdistrict-officer'] },
  'room.edit': { does: 'say what state a room is in', clear: committee, masked: [] },
  'household.read': { does: 'read a household and its history', clear: careTeam, masked: ['subdistrict-officer'], own: true },
  'household.edit': { does: 'register, move and close a household', clear: committee, masked: [] },
  'resident.read': {
    does: 'read a resident, document number by its last four only',
    clear: careTeam,
    masked: ['subdistrict-officer'],
    own: true,
  },
  'resident.search': { does: 'search residents by name, phone or document number', clear: committee, masked: [] },
  'resident.edit': { does: 'register and correct a resident', clear: committee, masked: [], own: true },
  'resident.unmask': {
    does: 'read whole names, phones and document numbers for a stated purpose',
    clear: committee,
    masked: [],
    twoFactor: true,
  },
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
  'missing-room.read': {
    does: 'read which rooms of a campaign are missing',
    clear: careTeam,
    masked: ['volunteer', 'subdistrict-officer', 'district-leader'],
  },
  'attempt.record': { does: 'record a call or a visit to a door', clear: committee, masked: ['volunteer'] },
  'risk.propose': { does: 'assess the risk of a resident by the rule of the day', clear: careTeam, masked: ['service'] },
  'risk.confirm': { does: 'confirm or refuse a proposed risk', clear: careTeam, masked: [], twoFactor: true },
  'coverage.read': { does: 'read the coverage of a campaign', clear: careTeam, masked: figureReaders },
  'population.read': { does: 'read counts of rooms, households and residents', clear: careTeam, masked: figureReaders },
  'trip.read': { does: 'read return trips and who is expected', clear: careTeam, masked: ['subdistrict-officer'], own: true },
  'trip.plan': { does: 'say that somebody is coming back', clear: committee, masked: [], own: true },
  'trip.edit': { does: 'advise, defer, receive and close a return trip', clear: committee, masked: [] },
  'arrivals.read': { does: 'read counts of expected and arrived people', clear: careTeam, masked: figureReaders },
  'key-region.read': { does: 'read the dated lists of key regions', clear: [], masked: roles },
  'key-region.publish': { does: 'publish a list of key regions', clear: [], masked: ['subdistrict-officer'], twoFactor: true },
  'resident.merge': { does: 'merge two records of one person, and undo it', clear: committee, masked: [], twoFactor: true },
  'account.link': { does: 'link an account to a household', clear: committee, masked: [] },
  'observation.read': {
    does: 'read an observation, its slots and readings',
    clear: careTeam,
    masked: ['subdistrict-officer'],
    own: true,
  },
  'observation.start': { does: 'propose, start, refuse or transfer an observation', clear: careTeam, masked: [] },
  'observation.change': { does: 'ask to extend, shorten or end an observation early', clear: careTeam, masked: [], twoFactor: true },
  'observation.approve': {
    does: 'approve a change of an observation that another unit asked for',
    clear: ['doctor', 'committee-lead'],
    masked: ['subdistrict-officer'],
    twoFactor: true,
  },
  'commitment.sign': { does: 'sign or refuse the commitment', clear: careTeam, masked: [], own: true },
  'need.open': { does: 'say what is needed during an observation', clear: careTeam, masked: [], own: true },
  'reading.report': { does: 'report a temperature', clear: careTeam, masked: [], own: true },
  'call.record': { does: 'record a call', clear: careTeam, masked: [] },
  'visit.record': { does: 'record a visit', clear: careTeam, masked: [] },
  'referral.read': { does: 'read a referral', clear: ['doctor', 'committee-lead'], masked: ['committee-worker'] },
  'referral.close': { does: 'close a referral with its outcome', clear: ['doctor'], masked: [] },
  'task.read': { does: 'read the work list', clear: careTeam, masked: ['subdistrict-officer'] },
  'task.edit': { does: 'take, hand over and finish a task', clear: careTeam, masked: ['subdistrict-officer'] },
  'colleague.read': { does: 'read who works in the own areas', clear: careTeam, masked: ['subdistrict-officer'] },
  'observation-figures.read': { does: 'read counts of observations', clear: careTeam, masked: figureReaders },
  'pass.read': { does: 'read a pass', clear: committee, masked: ['property-manager', 'subdistrict-officer'], own: true },
  'pass.show': { does: 'show the code of a pass', clear: committee, masked: [], own: true },
  'pass.issue': { does: 'issue and print passes', clear: committee, masked: [] },
  'pass.invite': { does: 'invite a visitor or register a vehicle', clear: committee, masked: [], own: true },
  'pass.suspend': { does: 'suspend and restore a pass', clear: committee, masked: [] },
  'pass.approve': {
    does: 'approve a suspension for health that another unit asked for',
    clear: ['doctor', 'committee-lead'],
    masked: ['subdistrict-officer'],
    twoFactor: true,
  },
  'pass.revoke': { does: 'revoke a pass', clear: ['committee-lead'], masked: [], twoFactor: true },
  'pass.appeal': { does: 'appeal against a suspension', clear: committee, masked: [], own: true },
  'appeal.decide': { does: 'decide an appeal', clear: ['committee-lead'], masked: ['subdistrict-officer'], twoFactor: true },
  'gate.read': {
    does: 'read gates, their protocol and devices',
    clear: committee,
    masked: ['gate-keeper', 'property-manager', 'subdistrict-officer', 'district-leader', 'auditor'],
  },
  'gate.edit': {
    does: 'open and shut gates and set their protocol',
    clear: committee,
    masked: ['property-manager', 'subdistrict-officer'],
  },
  'device.enrol': { does: 'enrol and revoke the device of a gate', clear: committee, masked: ['property-manager'] },
  'gate-check.read': {
    does: 'read single gate checks',
    clear: committee,
    masked: ['subdistrict-officer', 'auditor'],
    own: true,
  },
  'gate-figures.read': { does: 'read counts of passes and gate checks', clear: careTeam, masked: [...figureReaders, 'property-manager'] },
  'stock.read': { does: 'read stores and their stock', clear: committee, masked: ['pharmacy-clerk', 'volunteer', ...figureReaders] },
  'stock.move': { does: 'receive, issue, transfer and count stock', clear: committee, masked: ['pharmacy-clerk', 'subdistrict-officer'] },
  'round.read': { does: 'read a mask round', clear: [], masked: roles },
  'round.open': { does: 'open, draw and close a mask round', clear: committee, masked: ['subdistrict-officer'] },
  'reservation.read': {
    does: 'read reservations',
    clear: committee,
    masked: ['pharmacy-clerk', 'volunteer', 'subdistrict-officer'],
    own: true,
  },
  'reservation.book': { does: 'book and cancel for a household', clear: committee, masked: [], own: true },
  'supply.confirm': { does: 'confirm the supply of a pharmacy for a day', clear: committee, masked: ['pharmacy-clerk'] },
  'voucher.redeem': { does: 'redeem a voucher', clear: committee, masked: ['pharmacy-clerk'] },
  'mask-figures.read': { does: 'read counts of reservations', clear: careTeam, masked: [...figureReaders, 'pharmacy-clerk'] },
  'help.read': { does: 'read requests for help', clear: careTeam, masked: ['volunteer', 'subdistrict-officer'], own: true },
  'help.request': { does: 'ask for help for a household', clear: careTeam, masked: [], own: true },
  'help.assign': { does: 'assign and close a request for help', clear: committee, masked: ['subdistrict-officer'] },
  'help.deliver': { does: 'take an errand and say that it is done', clear: committee, masked: ['volunteer'] },
  'help.confirm': { does: 'confirm that help came', clear: careTeam, masked: [], own: true },
  'help-figures.read': { does: 'read counts of help', clear: careTeam, masked: figureReaders },
  'notice.read': { does: 'read published notices', clear: [], masked: roles },
  'notice.write': { does: 'write, publish, correct and withdraw a notice', clear: committee, masked: ['subdistrict-officer'] },
  'message.read': { does: 'read the inbox of a household', clear: committee, masked: [], own: true },
  'staff-message.read': { does: 'read what the own office is told', clear: careTeam, masked: ['volunteer', 'subdistrict-officer'] },
  'preference.edit': { does: 'set language, channels and quiet hours', clear: committee, masked: [], own: true },
  'delivery.read': {
    does: 'read what was sent and what did not arrive',
    clear: committee,
    masked: ['subdistrict-officer', 'operator', 'auditor'],
  },
  'reach.read': { does: 'read how many a notice reached', clear: careTeam, masked: figureReaders },
  'grant.read': {
    does: 'read who holds which role',
    clear: ['committee-lead'],
    masked: ['subdistrict-officer', 'auditor', 'operator'],
  },
  'grant.give': { does: 'give and revoke a role', clear: ['committee-lead'], masked: ['subdistrict-officer', 'operator'], twoFactor: true },
  'ledger.read': { does: 'search the ledger, take it along, see its gaps and unusual reading', clear: [], masked: ['auditor'] },
  'ledger.verify': { does: 'read signed states of the ledger and that they fit together', clear: [], masked: roles },
  'own-access.read': { does: 'read who looked at the record of the own household', clear: [], masked: [], own: true },
  'restriction.read': {
    does: 'read who restricted somebody, and who approved it',
    clear: ['committee-lead'],
    masked: ['subdistrict-officer', 'district-leader', 'auditor'],
  },
  'figure-events.read': {
    does: 'read the events behind a figure, as known now or as reported then',
    clear: careTeam,
    masked: figureReaders,
  },
  'parked.replay': { does: 'see how services stand, replay events that were parked or set them aside', clear: [], masked: ['operator'] },
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
  /** Ids of the households that the actor lives in or cares for, where the action is open to them; all of these are clear. */
  households: string[];
}

const widest = (scopes: string[]): string[] => {
  const distinct = [...new Set(scopes)];
  return distinct.filter((scope) => !distinct.some((other) => other !== scope && isUnder(scope, other)));
};

const scopesOf = (grants: readonly Grant[], allowed: readonly Role[]): string[] =>
  widest(grants.filter((grant) => allowed.includes(grant.role)).map((grant) => grant.scope));

const householdsOf = (grants: readonly Grant[]): string[] =>
  grants.filter(({ role }) => ownHouseholdRoles.includes(role)).flatMap(({ household }) => household ?? []);

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
  const households = rule.own ? householdsOf(grants) : [];
  if (allow.length + households.length === 0) throw new Rejection('ACTION_NOT_ALLOWED', { action });
  return {
    allow,
    clear: strong ? scopesOf(grants, rule.clear) : [],
    exactCounts: scopesOf(grants, [...people.clear, ...people.masked]),
    households,
  };
}

const isIn = (path: string, scopes: readonly string[]): boolean => scopes.some((scope) => isUnder(path, scope));

export const isAllowed = (sight: Sight, path: string): boolean => isIn(path, sight.allow);
export const isClear = (sight: Sight, path: string): boolean => isIn(path, sight.clear);

/** The same of something that belongs to a household: also allowed, and clear, for whoever lives there. */
export const isAllowedFor = (sight: Sight, path: string, householdId: string): boolean =>
  isAllowed(sight, path) || sight.households.includes(householdId);
export const isClearFor = (sight: Sight, path: string, householdId: string): boolean =>
  isClear(sight, path) || sight.households.includes(householdId);

/** The count, or null where it is too small for this reader. */
export const shownCount = (sight: Sight, path: string, count: number): number | null =>
  count >= smallestShownCount || isIn(path, sight.exactCounts) ? count : null;
