import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';

const key = `hashtextextended('passes.holds', 0)`;
const longestWait = '4s';

/**
 * Facts that suspend and restore passes come one transaction at a time: so a pass that is being issued and an observation that
 * starts never miss each other between two transactions. It is the first lock of its transaction, and gives up with SQLSTATE
 * 55P03, which a consumer takes as "later".
 */
export const holdAlone = (tx: EntityManager): Promise<unknown> =>
  tx.query(`SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock(${key})`, [longestWait]);

/**
 * Passes are issued side by side, and not while somebody holds alone.
 * @throws Rejection TRY_LATER
 */
export async function holdTogether(tx: EntityManager): Promise<void> {
  try {
    await tx.query(`SELECT set_config('lock_timeout', $1, true), pg_advisory_xact_lock_shared(${key})`, [longestWait]);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw new Rejection('TRY_LATER', { seconds: 3 });
    throw error;
  }
}
