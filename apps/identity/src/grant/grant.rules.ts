import { isAreaPath, isUnder, type Actor, type Role } from '#platform/actor.js';
import { mayGive } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';

interface Wanted {
  subject: string;
  role: Role;
  scope: string;
  from: Date;
  until: Date | null;
}

/**
 * A role is given by somebody whose own grant holds the area and may give that role, never to oneself.
 * @throws Rejection INPUT_INVALID, ACTION_NOT_ALLOWED
 */
export function checkGrant(giver: Actor, { subject, role, scope, from, until }: Wanted): void {
  if (!isAreaPath(scope)) throw new Rejection('INPUT_INVALID', { field: 'scope' });
  if (until && until <= from) throw new Rejection('INPUT_INVALID', { field: 'until' });
  const entitled = giver.grants.some((held) => isUnder(scope, held.scope) && mayGive[held.role]?.includes(role));
  if (!entitled || subject === giver.subject) throw new Rejection('ACTION_NOT_ALLOWED', { action: 'grant.give' });
}
