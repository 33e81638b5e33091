import type { Speech, TextKey } from '../language/language.js';
import { refusalReasons } from '../observation/end-words.js';
import { suspensionReasons } from '../passes/pass-words.js';
import { roleNames } from '../session/role-names.js';
import type { Entry, Purpose, Unusual } from './audit.graph.js';

const recorded = [
  ...['resident.unmask', 'household.read', 'resident.read', 'resident.search', 'resident.edit', 'roster.import', 'trip.read'],
  ...[
    'observation.read',
    'observation.start',
    'observation.change',
    'observation.approve',
    'call.record',
    'risk.confirm',
    'referral.read',
    'task.read',
  ],
  ...['pass.issue', 'pass.read', 'pass.suspend', 'pass.approve', 'pass.revoke', 'appeal.decide', 'delivery.read', 'grant.give'],
] as const;

/** What leaves a trace, those that show most first; an action that is not known here shows its own name. */
export const actionNames: Record<string, TextKey> = Object.fromEntries(
  recorded.map((action) => [action, `audit.action.${action}` satisfies TextKey]),
);

export const purposeNames: Record<Purpose, TextKey> = {
  epidemic_investigation: 'purpose.epidemic_investigation',
  identity_check: 'purpose.identity_check',
  correction: 'purpose.correction',
  medical_care: 'purpose.medical_care',
  neighbourhood_work: 'purpose.neighbourhood_work',
  notification: 'purpose.notification',
  print: 'purpose.print',
};

export const unusualKinds: Record<Unusual['kind'], TextKey> = {
  many_people: 'audit.unusual.many_people',
  outside_hours: 'audit.unusual.outside_hours',
  own_household: 'audit.unusual.own_household',
  colleague: 'audit.unusual.colleague',
};

/** Reasons of closed lists by the words that people have for them; one that is not known here shows its own name. */
const reasonNames: Record<string, TextKey> = {
  'date-corrected': 'audit.reason.date-corrected',
  given: 'audit.reason.given',
  'later-contact': 'audit.reason.later-contact',
  'medical-decision': 'audit.reason.medical-decision',
  revoked: 'audit.reason.revoked',
  'rule-changed': 'audit.reason.rule-changed',
  symptoms: 'audit.reason.symptoms',
  ...Object.fromEntries(
    Object.entries({ ...suspensionReasons, ...refusalReasons }).map(([reason, word]) => [reason.replaceAll('_', '-'), word]),
  ),
};

type Words = Pick<Speech, 't'>;

export const roleName = ({ t }: Words, role: string): string => (roleNames[role] ? t(roleNames[role]) : role);

/** What was done; of a plain fact its kind. */
export const doneIn = ({ t }: Words, { action, type }: Entry): string => {
  if (!action) return type.split('.').at(-1) ?? type;
  return actionNames[action] ? t(actionNames[action]) : action;
};

export const purposeIn = ({ t }: Words, { purpose }: Entry): string => (purpose ? t(purposeNames[purpose]) : '');

export const reasonIn = ({ t }: Words, { reason }: Entry): string =>
  reason && reasonNames[reason] ? t(reasonNames[reason]) : (reason ?? '');
