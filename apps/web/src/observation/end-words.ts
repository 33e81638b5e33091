import type { TextKey } from '../language/language.js';
import type { EndChange, OfHousehold } from './observation.graph.js';

export const changeKinds: Record<EndChange['kind'], TextKey> = {
  extend: 'end.extend',
  shorten: 'end.shorten',
  end_early: 'end.end_early',
};

export const changeReasons: Record<EndChange['reason'], TextKey> = {
  rule_changed: 'end.rule_changed',
  later_contact: 'end.later_contact',
  symptoms: 'end.symptoms',
  date_corrected: 'end.date_corrected',
  medical_decision: 'end.medical_decision',
};

export const refusalReasons: Record<NonNullable<OfHousehold['refusedFor']>, TextKey> = {
  never_there: 'refusal.never_there',
  lives_elsewhere: 'refusal.lives_elsewhere',
  observed_elsewhere: 'refusal.observed_elsewhere',
  days_over: 'refusal.days_over',
  recorded_twice: 'refusal.recorded_twice',
};

/** Who may ask for another end, start an observation, and decide what another unit asked for; the service asks again. */
export const careTeam = ['committee-worker', 'committee-lead', 'doctor'] as const;
export const approvers = ['committee-lead', 'doctor', 'subdistrict-officer'] as const;

const dayMs = 86_400_000;

/** The end that so many days more or fewer come to; none for an early end, which is when it is approved. */
export const newEndOf = (endsAt: string, kind: EndChange['kind'], days: number): string | null =>
  kind === 'end_early' ? null : new Date(Date.parse(endsAt) + (kind === 'extend' ? days : -days) * dayMs).toISOString();
