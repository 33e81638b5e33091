import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, pidOf, type Pid } from './pid.js';

const lockFile = (home: string): string => join(home, 'supervisor.lock');

/** The supervisor of this home, when one runs. */
export const holder = (home: string): Pid | undefined => {
  try {
    const pid = JSON.parse(readFileSync(lockFile(home), 'utf8')) as Pid;
    return isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** @throws when another supervisor holds the home; a lock that a killed one left is taken over. */
export const lock = (home: string): void => {
  mkdirSync(home, { recursive: true });
  const running = holder(home);
  if (running) throw new Error(`A stack already runs in ${home} (pid ${running.pid}); "npm run stop" ends it.`);
  rmSync(lockFile(home), { force: true });
  // `wx`: of two starts at the same moment one creates the file, the other fails here.
  writeFileSync(lockFile(home), JSON.stringify(pidOf(process.pid)), { flag: 'wx' });
};

export const unlock = (home: string): void => rmSync(lockFile(home), { force: true });
