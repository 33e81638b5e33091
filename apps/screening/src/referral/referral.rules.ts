import { ReferralClosed } from '#contracts/screening.events.js';
import type { PayloadOf } from '#contracts/topic.js';

export type ReferralOutcome = PayloadOf<typeof ReferralClosed>['outcome'];
export const referralOutcomes = ReferralClosed.payload.shape.outcome.options;
