import { statusOf } from './ask-http.js';
import type { Family } from './family.js';
import type { Stack } from './stack-file.js';

const EVERY_MS = 10_000;
const MISSES = 3;

/** Ends a service that lives but no longer answers `/healthz` well, three times in a row; it is then started again like one that died. */
export const watchHealth = (stack: Stack, family: Family, say: (line: string) => void): void => {
  const misses = new Map<number, number>();
  const look = async (name: string, url: string): Promise<void> => {
    const child = family.child(name);
    if (!child || family.signal.aborted) return;
    const well = await statusOf(`${url}/healthz`).then(
      (status) => status === 200,
      () => false,
    );
    const missed = well ? 0 : (misses.get(child.pid) ?? 0) + 1;
    misses.set(child.pid, missed);
    if (missed !== MISSES) return;
    say(`${name} does not answer /healthz; it is ended`);
    await child.stop('SIGTERM', 3_000);
  };
  const timer = setInterval(() => {
    for (const [name, { url }] of Object.entries(stack.services)) void look(name, url);
  }, EVERY_MS);
  family.signal.addEventListener('abort', () => clearInterval(timer));
};
