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

/** Processor time in microseconds of a program with all its descendants, also those that are gone; NaN where the system does not tell it. */
export function processorTime(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  const all = new Map(pids.flatMap((one) => (statOf(one) ? [[one, statOf(one)!] as const] : [])));
  const below = (parent: number): number =>
    [...all].reduce((sum, [one, stat]) => (stat.parent === parent ? sum + stat.ticks + below(one) : sum), 0);
  return ((all.get(pid)?.ticks ?? 0) + below(pid)) * microsecondsATick;
}
