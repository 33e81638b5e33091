import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the processor. */
const microsecondsATick = 10_000;

interface Stat {
  parent: number;
  /** Its own, and of children that ended and were waited for. */
  ticks: number;
}

const statOf = (pid: number): Stat | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, ticks: fields[11]! + fields[12]! + fields[13]! + fields[14]! };
  } catch {
    return undefined; // it ended meanwhile
  }
};

/**
 * Processor time in microseconds of each program with all its descendants, also those that are gone, but without those that are
 * programs of the list themselves; NaN where the system does not tell it.
 */
export function processorTimes(programs: readonly number[]): number[] {
  if (process.platform !== 'linux') return programs.map(() => Number.NaN);
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  const all = pids.flatMap((pid) => {
    const stat = statOf(pid);
    return stat ? [{ pid, ...stat }] : [];
  });
  const below = (parent: number): number =>
    all.filter((one) => one.parent === parent && !programs.includes(one.pid)).reduce((sum, one) => sum + one.ticks + below(one.pid), 0);
  return programs.map((program) => ((all.find(({ pid }) => pid === program)?.ticks ?? 0) + below(program)) * microsecondsATick);
}
