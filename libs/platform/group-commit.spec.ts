import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

describe('a group commit', () => {
  it('writes callers that come together in one batch, and answers each with its own result', async () => {
    const batches: number[][] = [];
    const commits = new GroupCommit<number, number>({
      write: async (items) => {
        batches.push([...items]);
        return items.map((item) => item * 10);
      },
    });
    expect(await Promise.all([1, 2, 3].map((item) => commits.add(item)))).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers the next batch while one is being written, and never makes it larger than allowed', async () => {
    const sizes: number[] = [];
    let release = (): void => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    const commits = new GroupCommit<number, number>({
      largestBatch: 4,
      write: async (items) => {
        sizes.push(items.length);
        if (sizes.length === 1) await first;
        return [...items];
      },
    });
    const early = commits.add(0);
    await Promise.resolve();
    await Promise.resolve();
    const late = Array.from({ length: 9 }, (_, item) => commits.add(item));
    release();
    await Promise.all([early, ...late]);
    expect(sizes).toEqual([1, 4, 4, 1]);
  });

  it('lets the bad item alone fail', async () => {
    const written: number[] = [];
    const commits = new GroupCommit<number, number>({
      write: async (items) => {
        if (items.includes(13)) throw new Error('13 cannot be written');
        written.push(...items);
        return [...items];
      },
    });
    const results = await Promise.allSettled([11, 12, 13, 14, 15].map((item) => commits.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(written).toEqual([11, 12, 14, 15]);
  });

  it('fails a whole batch at once when the next would fail alike', async () => {
    let calls = 0;
    const commits = new GroupCommit<number, number>({
      isTransient: () => true,
      write: async () => {
        calls += 1;
        throw new Error('the connection is gone');
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(calls).toBe(1);
  });

  it('asks a caller to come back when too many wait', async () => {
    const commits = new GroupCommit<number, number>({ longestQueue: 2, write: async (items) => [...items] });
    const results = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)));
    expect(results[2]).toMatchObject({ status: 'rejected', reason: { code: 'TRY_LATER' } });
  });

  it('takes several in together or not at all', async () => {
    const written: number[] = [];
    const commits = new GroupCommit<number, number>({
      longestQueue: 4,
      write: async (items) => {
        written.push(...items);
        return [...items];
      },
    });
    const results = await Promise.allSettled([commits.addAll([1, 2, 3]), commits.addAll([4, 5]), commits.addAll([6])]);
    expect(results).toMatchObject([{ value: [1, 2, 3] }, { status: 'rejected', reason: { code: 'TRY_LATER' } }, { value: [6] }]);
    expect(written).toEqual([1, 2, 3, 6]);
  });
});
