import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds that all threads of a process have run until now, to the nanosecond; null where the system does not tell. */
export function processorMs(pid: number): number | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return (
      threads.reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6
    );
  } catch {
    return null;
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
