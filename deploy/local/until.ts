import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is not `undefined`, and returns it.
 * An ask that throws counts as "not yet"; its reason is told when the deadline (milliseconds from now) passes.
 */
export const until = async <T>(what: string, deadlineMs: number, ask: () => Promise<T | undefined> | T | undefined): Promise<T> => {
  const end = Date.now() + deadlineMs;
  let reason = '';
  for (let wait = 10; ; wait = Math.min(wait * 1.5, 200)) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      reason = error instanceof Error ? `: ${error.message}` : `: ${String(error)}`;
    }
    if (Date.now() > end) throw new Error(`${what} did not happen within ${deadlineMs} ms${reason}`);
    await pause(wait);
  }
};

/** Thrown by an ask when waiting longer cannot help, for example because the child is gone. */
export class Hopeless extends Error {}
