import type { EntityManager } from 'typeorm';
import { scheduleDue } from '#platform/due-work.js';

export const releaseObservationsWork = 'observation.release';

/** One piece of work for all that end at one moment; its key is the moment. */
export async function scheduleRelease(tx: EntityManager, ending: readonly { endsAt: Date }[]): Promise<void> {
  const ends = [...new Set(ending.map(({ endsAt }) => endsAt.getTime()))].sort((one, other) => one - other);
  for (const end of ends) await scheduleDue(tx, releaseObservationsWork, new Date(end).toISOString(), new Date(end));
}
