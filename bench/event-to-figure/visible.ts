import { setTimeout as pause } from 'node:timers/promises';
import type { Done } from '../harness/rounds.js';

const watchEveryMs = 10;
const probeEveryMs = 50;
const deadlineMs = 10_000;

/** Milliseconds from the beginning of `happen` until `figure` is another than before; the deadline for what is not seen by then. */
async function visible(figure: () => Promise<number>, happen: () => Promise<unknown>): Promise<number> {
  const [before, began] = [await figure(), performance.now()];
  const done = happen();
  while (performance.now() - began < deadlineMs) {
    if ((await figure()) !== before) {
      await done;
      return performance.now() - began;
    }
    await pause(watchEveryMs);
  }
  return deadlineMs;
}

/** Does something every so often, whether or not the last one was answered. @returns ends it, when all were answered */
export function atTheirTimes(perSecond: number, tell: (index: number) => Promise<unknown>): () => Promise<void> {
  const sent: Promise<unknown>[] = [];
  const one = (): void => {
    const answer = tell(sent.length);
    answer.catch(() => {}); // it is heard at the end
    sent.push(answer);
  };
  const timer = setInterval(one, 1_000 / perSecond);
  return async () => {
    clearInterval(timer);
    await Promise.all(sent);
  };
}

/** Probe after probe until the time is over, or one of them was never seen, while the load goes on. */
export async function probes(
  milliseconds: number,
  load: () => () => Promise<void>,
  figure: () => Promise<number>,
  happen: () => Promise<unknown>,
): Promise<Done> {
  const [stop, began, waits] = [load(), performance.now(), [] as number[]];
  while (performance.now() - began < milliseconds && waits.at(-1) !== deadlineMs) {
    waits.push(await visible(figure, happen));
    await pause(probeEveryMs);
  }
  const seconds = (performance.now() - began) / 1_000;
  await stop();
  return { events: waits.length, seconds, waits };
}
