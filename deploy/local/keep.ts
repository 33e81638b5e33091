import { setTimeout as pause } from 'node:timers/promises';

export interface Running {
  ended: Promise<string>;
}

export interface Keeping {
  name: string;
  /** Starts the child and resolves when it is ready. */
  begin: () => Promise<Running>;
  say: (line: string) => void;
  /** Whether the last end was wished for, so that the next start need not wait longer. */
  wished: () => boolean;
  /** Aborts when nothing is to be kept any longer. */
  signal: AbortSignal;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** After living this long a child has earned a quick restart again. */
const STEADY_MS = 60_000;

const startAgain = async ({ name, begin, say, signal }: Keeping, pauseMs: number): Promise<Running | undefined> => {
  await pause(pauseMs, undefined, { signal }).catch(() => undefined);
  if (signal.aborted) return undefined;
  try {
    const running = await begin();
    say(`${name} is ready again`);
    return running;
  } catch (error) {
    if (!signal.aborted) say(`${name} did not start: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
};

const watchOver = async (keeping: Keeping, first: Running): Promise<void> => {
  let running: Running | undefined = first;
  let pauseMs = FIRST_PAUSE_MS;
  while (!keeping.signal.aborted) {
    const since = Date.now();
    const how = await running?.ended;
    if (keeping.signal.aborted) return;
    if (keeping.wished() || (running && Date.now() - since > STEADY_MS)) pauseMs = FIRST_PAUSE_MS;
    if (how) keeping.say(`${keeping.name} ended (${how}); it starts again in ${pauseMs} ms`);
    running = await startAgain(keeping, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
};

/** Starts a child, and starts it again with growing pauses whenever it ends. Rejects only when the first start fails. */
export const keep = async (keeping: Keeping): Promise<void> => {
  const first = await keeping.begin();
  void watchOver(keeping, first);
};
