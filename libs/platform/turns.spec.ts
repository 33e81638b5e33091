import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

/** Work that ends when it is told to. */
function job() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const seen = { begun: false };
  return {
    seen,
    work: () => {
      seen.begun = true;
      return promise;
    },
    end: resolve,
  };
}

describe('turns', () => {
  it('are taken by as many as may work at once; the others wait in order', async () => {
    const turns = new Turns({ atOnce: 2, longestQueue: 2 });
    const jobs = [job(), job(), job(), job()];
    const done = jobs.map(({ work }) => turns.run(work));
    await pause(0);
    expect(jobs.map(({ seen }) => seen.begun)).toEqual([true, true, false, false]);
    jobs[1]!.end('second');
    expect(await done[1]).toBe('second');
    await pause(0);
    expect(jobs.map(({ seen }) => seen.begun)).toEqual([true, true, true, false]);
    for (const { end } of jobs) end('');
    await Promise.all(done);
  });

  it('are refused at once beyond the queue, with a time to come back that differs', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 1 });
    const [running, waiting] = [job(), job()];
    const done = [turns.run(running.work), turns.run(waiting.work)];
    const refused = await Promise.allSettled(Array.from({ length: 60 }, () => turns.run(() => 'never')));
    const seconds = refused.map((one) => (one as PromiseRejectedResult).reason as { code: string; params: { seconds: number } });
    expect(new Set(seconds.map(({ code }) => code))).toEqual(new Set(['TRY_LATER']));
    expect(new Set(seconds.map(({ params }) => params.seconds))).toEqual(new Set([1, 2, 3]));
    for (const { end } of [running, waiting]) end('');
    await Promise.all(done);
    expect(await turns.run(() => 'after')).toBe('after');
  });

  it('go on after work that failed', async () => {
    const turns = new Turns({ atOnce: 1, longestQueue: 0 });
    await expect(turns.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.run(() => 'next')).toBe('next');
  });
});
