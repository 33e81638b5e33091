import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';

/** Somebody who showed a code sent to their phone, whether anything is granted to them or not. */
export interface Myself {
  accountId: string;
  phoneIndex: Buffer;
}

/** @throws Rejection PHONE_SIGN_IN_NEEDED */
export function myselfOf({ kind, subject, phoneIndex }: Actor): Myself {
  if (kind !== 'person' || !phoneIndex) throw new Rejection('PHONE_SIGN_IN_NEEDED');
  return { accountId: subject, phoneIndex: Buffer.from(phoneIndex, 'base64url') };
}

/**
 * One transaction on behalf of somebody to whom nothing is granted yet. It sees all areas, so its work may answer with nothing
 * but what the caller said, or what belongs to a household that has their phone.
 * @throws Rejection PHONE_SIGN_IN_NEEDED
 */
export async function asMyself<Result>(
  dataSource: DataSource,
  actor: Actor,
  work: (tx: EntityManager, myself: Myself) => Promise<Result>,
): Promise<Result> {
  const myself = myselfOf(actor);
  return asService(dataSource, 'self-registration', (tx) => work(tx, myself));
}
