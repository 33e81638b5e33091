import { inForce } from '../question-set/question-set.rules.js';
import type { FeverLimits } from './fever.rules.js';

/** Every version that was ever in force; a new one is added with its time. */
export const feverLimits: readonly FeverLimits[] = [
  { version: '2020-01-27', effectiveFrom: new Date('2020-01-26T16:00:00Z'), limits: [{ atLeast: 37.3 }] },
];

export const currentFeverLimits = (now: Date): FeverLimits => inForce(feverLimits, now) ?? feverLimits[0]!;

/** No reading below it is a fever by any line in force. */
export const lowestFever = (limits: FeverLimits): number => Math.min(...limits.limits.map(({ atLeast }) => atLeast));
