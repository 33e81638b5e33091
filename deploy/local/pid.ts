import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A number that names a running program only together with the moment at which it started: numbers are given out again. */
export interface Pid {
  pid: number;
  started: string;
}

const ofLinux = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may contain spaces; the start time is the 20th field after it. A zombie no longer runs.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') throw new Error('gone');
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)}-${fields[19]}`;
};

const ofOthers = (pid: number): string => execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();

/** When the program started, in a form that is only good for comparing; `undefined` when there is none of this number. */
export const startOf = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0);
    if (process.platform === 'linux') return ofLinux(pid);
    return process.platform === 'win32' ? 'running' : ofOthers(pid);
  } catch {
    return undefined;
  }
};

export const pidOf = (pid: number): Pid => ({ pid, started: startOf(pid) ?? 'gone' });

export const isAlive = ({ pid, started }: Pid): boolean => startOf(pid) === started;
