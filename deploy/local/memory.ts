import { readdirSync, readFileSync } from 'node:fs';

const parentOf = (pid: number): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

const kilobytes = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // it ended meanwhile
  }
};

/**
 * Proportional memory (PSS: shared pages counted once in all) of each program with all its descendants, in bytes.
 * `undefined` where the system does not tell it.
 */
export const memoryOf = (pids: number[]): (number | undefined)[] => {
  if (process.platform !== 'linux') return pids.map(() => undefined);
  const all = readdirSync('/proc').map(Number).filter(Boolean);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const below = (pid: number): number[] => [
    pid,
    ...all.filter((child) => parents.get(child) === pid && !pids.includes(child)).flatMap(below),
  ];
  return pids.map((pid) => below(pid).reduce((sum, one) => sum + kilobytes(one), 0) * 1024);
};
