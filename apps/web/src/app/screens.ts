import type zh from '../language/zh.json';
import type { Grant } from '../session/session.js';

const committee = ['committee-worker', 'committee-lead'];
const careTeam = [...committee, 'doctor'];
const figureReaders = [...careTeam, 'subdistrict-officer', 'district-leader', 'auditor'];

/** A tab of the board: who finds it, by the action that its screen begins with, and the key that follows `g`. */
export interface Screen {
  name:
    'board' | 'rooms' | 'observation' | 'roster' | 'arrivals' | 'passes' | 'masks' | 'notices' | 'today' | 'audit' | 'mine' | 'operator';
  title: keyof typeof zh;
  action: string;
  roles: readonly string[];
  key: string;
}

export const screens: readonly Screen[] = [
  { name: 'today', title: 'screen.today', action: 'task.read', roles: [...careTeam, 'subdistrict-officer'], key: 't' },
  { name: 'board', title: 'screen.board', action: 'coverage.read', roles: figureReaders, key: 'd' },
  {
    name: 'rooms',
    title: 'screen.rooms',
    action: 'missing-room.read',
    roles: [...careTeam, 'volunteer', 'subdistrict-officer', 'district-leader'],
    key: 'r',
  },
  { name: 'observation', title: 'screen.observation', action: 'observation.read', roles: [...careTeam, 'subdistrict-officer'], key: 'o' },
  { name: 'roster', title: 'screen.roster', action: 'roster.import', roles: committee, key: 'i' },
  { name: 'arrivals', title: 'screen.arrivals', action: 'trip.read', roles: [...careTeam, 'subdistrict-officer'], key: 'e' },
  {
    name: 'passes',
    title: 'screen.passes',
    action: 'pass.read',
    roles: [...committee, 'property-manager', 'subdistrict-officer'],
    key: 'p',
  },
  {
    name: 'masks',
    title: 'screen.masks',
    action: 'reservation.read',
    roles: [...committee, 'pharmacy-clerk', 'volunteer', 'subdistrict-officer'],
    key: 'm',
  },
  { name: 'notices', title: 'screen.notices', action: 'notice.write', roles: [...committee, 'subdistrict-officer'], key: 'n' },
  { name: 'audit', title: 'screen.audit', action: 'ledger.read', roles: ['auditor'], key: 'a' },
  { name: 'mine', title: 'screen.mine', action: 'own-access.read', roles: ['resident', 'family-carer'], key: 'y' },
  { name: 'operator', title: 'screen.operator', action: 'parked.replay', roles: ['operator'], key: 'h' },
];

export type ScreenName = Screen['name'];

export const screensOf = (grants: readonly Grant[]): Screen[] =>
  screens.filter(({ roles }) => grants.some(({ role }) => roles.includes(role)));

/** Roles that may do something there, whatever it is. */
export const mayDo = (grants: readonly Grant[], roles: readonly string[]): boolean => grants.some(({ role }) => roles.includes(role));

/** A leader opens on the figures, whoever works there on the work of the day, an auditor on the trail. */
export function firstScreen(grants: readonly Grant[]): ScreenName | undefined {
  const [first] = screensOf(grants);
  if (mayDo(grants, ['district-leader', 'subdistrict-officer'])) return 'board';
  return mayDo(grants, ['auditor']) ? 'audit' : first?.name;
}

/** Whoever only sees what is their own goes nowhere else. */
export const goesAround = (grants: readonly Grant[]): boolean => screensOf(grants).some(({ name }) => name !== 'mine');

export const homeArea = (grants: readonly Grant[]): string => grants[0]?.scope.split('.').at(-1) ?? '';
