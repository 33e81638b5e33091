import type { PassClass, SuspensionReason } from '#contracts/passes.events.js';

/** `asked` waits for a second unit; `lifted` was found to be wrong and does not come back by rule. */
export const suspensionStates = ['asked', 'standing', 'ended', 'refused', 'lifted'] as const;
export type SuspensionState = (typeof suspensionStates)[number];

/** For health: ordered by one unit and approved by another. */
const healthReasons = ['observation', 'household-observation'] as const satisfies readonly SuspensionReason[];
export const needsApproval = (reason: SuspensionReason): boolean => (healthReasons as readonly string[]).includes(reason);

export interface HeldPass {
  id: string;
  passClass: PassClass;
  /** All records of the holder. */
  records: readonly string[];
  householdId: string;
  /** Compound that it opens. */
  path: string;
}

export interface Holding {
  observationId: string;
  /** All records of the observed person. */
  records: readonly string[];
  householdId: string;
  /** Classes of the household's passes that wait with the person. */
  householdWaits: readonly PassClass[];
}

/** Where the holder lives now; null where that is not known. */
export type Home = { compound: string | null; closed: boolean } | null;

export interface Due {
  cause: string;
  reason: SuspensionReason;
}

/** Why a pass has to wait by rule: for the observation of its holder, for one in the household, or because nobody of its compound holds it. */
export function dueOf(pass: HeldPass, holdings: readonly Holding[], home: Home): Due[] {
  const observed = holdings.flatMap<Due>(({ observationId: cause, records, householdId, householdWaits }) => {
    if (pass.records.some((record) => records.includes(record))) return [{ cause, reason: 'observation' }];
    const waits = householdId === pass.householdId && householdWaits.includes(pass.passClass);
    return waits ? [{ cause, reason: 'household-observation' }] : [];
  });
  const moved = home !== null && (home.closed || home.compound !== pass.path);
  return moved ? [...observed, { cause: 'place', reason: 'holder-moved' }] : observed;
}
