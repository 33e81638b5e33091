const minute = 60_000;
const freeAttempts = 5;
const firstPauseMs = 3 * minute;
const longestPauseMs = 15 * minute;

/** A handle that was left in peace for so long begins anew. */
export const forgetAfterMs = 60 * minute;

export interface Attempts {
  failures: number;
  lastAt: Date;
}

const none: Attempts = { failures: 0, lastAt: new Date(0) };

/**
 * Milliseconds until the next attempt may be made: five are free, then the pause doubles from 3 to 15 minutes. It never
 * becomes a lock, for that would let anybody shut somebody out; it allows at most ten guesses in an hour.
 */
export function pauseMs({ failures, lastAt }: Attempts = none, now: Date): number {
  const since = now.getTime() - lastAt.getTime();
  if (failures < freeAttempts || since >= forgetAfterMs) return 0;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - freeAttempts));
  return Math.max(0, pause - since);
}

/** Counted before the password is compared, so that many guesses at once are many attempts. */
export function counted({ failures, lastAt }: Attempts = none, now: Date): Attempts {
  return { failures: now.getTime() - lastAt.getTime() >= forgetAfterMs ? 1 : failures + 1, lastAt: now };
}
