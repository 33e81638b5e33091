import { inForce } from '../question-set/question-set.rules.js';
import type { ObservationRules } from './observation.rules.js';

const fourteen = { arrival: 14, 'last-contact': 14 };

/** Every version that was ever in force. What was proposed by one keeps it; a new one is added with its time. */
export const observationRules: readonly ObservationRules[] = [
  {
    version: '2020-01-27',
    effectiveFrom: new Date('2020-01-26T16:00:00Z'),
    days: fourteen,
    householdJoins: { arrival: false, 'last-contact': true },
  },
  {
    version: '2020-02-10',
    effectiveFrom: new Date('2020-02-09T16:00:00Z'),
    days: fourteen,
    householdJoins: { arrival: true, 'last-contact': true },
  },
];

export const currentObservationRules = (now: Date): ObservationRules => inForce(observationRules, now) ?? observationRules[0]!;
