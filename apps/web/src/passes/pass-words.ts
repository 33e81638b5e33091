import { dayOf, momentOf, timeOf } from '../language/dates.js';
import type { Speech, TextKey } from '../language/language.js';
import type { Appeal, PassState, Revocation, ShownPass, Suspension } from './passes.graph.js';

export const passStates: Record<PassState, { sign: string; tone: 'go' | 'stop' | 'waiting'; word: TextKey }> = {
  active: { sign: '✓', tone: 'go', word: 'pass.active' },
  suspended: { sign: '✕', tone: 'stop', word: 'pass.suspended' },
  expired: { sign: '–', tone: 'waiting', word: 'pass.expired' },
  revoked: { sign: '–', tone: 'waiting', word: 'pass.revoked' },
};

export const passClasses: Record<ShownPass['passClass'], TextKey> = {
  resident: 'pass.class.resident',
  visitor: 'pass.class.visitor',
  vehicle: 'pass.class.vehicle',
};

export const suspensionReasons: Record<Suspension['reason'], TextKey> = {
  observation: 'pass.reason.observation',
  household_observation: 'pass.reason.household_observation',
  lost: 'pass.reason.lost',
  misuse: 'pass.reason.misuse',
  holder_moved: 'pass.reason.holder_moved',
};

export const revocationReasons: Record<Revocation, TextKey> = {
  lost: 'pass.reason.lost',
  misuse: 'pass.reason.misuse',
  holder_left: 'pass.reason.holder_moved',
};

export const suspensionStates: Record<Suspension['state'], TextKey> = {
  asked: 'pass.suspension.asked',
  standing: 'pass.suspension.standing',
  ended: 'pass.suspension.ended',
  refused: 'pass.suspension.refused',
  lifted: 'pass.suspension.lifted',
};

export const appealReasons: Record<Appeal['reason'], TextKey> = {
  not_under_observation: 'pass.appeal.not_under_observation',
  observation_over: 'pass.appeal.observation_over',
  wrong_person: 'pass.appeal.wrong_person',
  found_again: 'pass.appeal.found_again',
  not_misused: 'pass.appeal.not_misused',
};

/** Who may do what with a pass; the service asks again. */
export const issuers = ['committee-worker', 'committee-lead'] as const;
export const revokers = ['committee-lead'] as const;
export const approvers = ['doctor', 'committee-lead', 'subdistrict-officer'] as const;
export const deciders = ['committee-lead', 'subdistrict-officer'] as const;

/** Up to which day it opens the gates; of a visitor from when to when. */
export const untilOf = (speech: Speech, { passClass, validFrom, validUntil }: ShownPass): string =>
  passClass === 'visitor'
    ? `${momentOf(speech, validFrom)} – ${timeOf(speech, validUntil)}`
    : speech.t('pass.until', { day: dayOf(speech, validUntil) });
