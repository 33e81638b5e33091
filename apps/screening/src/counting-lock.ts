import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';

const key = `hashtextextended('screening.counts', 0)`;
const longestWait = '4s';

/**
 * Facts from registration, and the opening and closing of campaigns, change counts one transaction at a time: so a household
 * and its people, or a room and a campaign over it, never miss each other between two transactions. It is the first lock of
 * its transaction, ends with it, and gives up with SQLSTATE 55P03, which a consumer takes as "later".
 */
export const countAlone = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock(${key})`, [longestWait]);

/** What people record goes on side by side, and not while somebody counts alone. Rows are then locked in the order of their ids. */
export const countTogether = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock_shared(${key})`, [longestWait]);

/** For callers: waiting too long is a "no" with a time to come back. */
export async function orTryLater(lock: Promise<unknown>): Promise<void> {
  try {
    await lock;
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw new Rejection('TRY_LATER', { seconds: 3 });
    throw error;
  }
}
