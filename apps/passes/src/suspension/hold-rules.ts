import type { PassClass } from '#contracts/passes.events.js';

/** Which passes wait while somebody is under observation: always those of the person, and of the household those named here. */
export interface HoldRules {
  version: string;
  effectiveFrom: Date;
  household: readonly PassClass[];
}

/** Every version that was ever in force. An observation keeps the one it started under. */
export const holdRules: readonly [HoldRules, ...HoldRules[]] = [
  { version: '2020-01-24', effectiveFrom: new Date('2020-01-23T16:00:00Z'), household: ['visitor'] },
  { version: '2020-02-10', effectiveFrom: new Date('2020-02-09T16:00:00Z'), household: ['resident', 'visitor', 'vehicle'] },
];

export const householdWaits = (version: string): readonly PassClass[] =>
  holdRules.find((rules) => rules.version === version)?.household ?? [];
