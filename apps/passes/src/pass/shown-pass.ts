import type { Pass } from './pass.entity.js';
import type { PassType } from './pass.graphql.js';
import { codeOf } from './pass.rules.js';

/** A pass as it is shown, without its check code. */
export const shownPass = ({ path, hoursFrom, hoursUntil, ...pass }: Pass): PassType => ({
  ...{ id: pass.id, number: pass.number, passClass: pass.passClass, residentId: pass.residentId, householdId: pass.householdId },
  ...{ validFrom: pass.validFrom, validUntil: pass.validUntil, state: pass.state, stateSince: pass.stateSince, issuedAt: pass.issuedAt },
  compoundCode: codeOf(path),
  hours: hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil },
});
