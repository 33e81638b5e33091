import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { postgresFolder } from './postgres.js';

const KEPT = ['cache', 'logs', 'supervisor.lock'];

/** Deletes everything the stack of this home has kept: databases, topics, secrets, the clock. */
export const beginAnew = (home: string): void => {
  rmSync(postgresFolder(home), { recursive: true, force: true });
  for (const name of readdirSync(home).filter((entry) => !KEPT.includes(entry))) rmSync(join(home, name), { recursive: true, force: true });
};

/** Deletes a home and what it keeps outside of itself. */
export const removeHome = (home: string): void => {
  for (const folder of [postgresFolder(home), home]) rmSync(folder, { recursive: true, force: true });
};

/** The logs of the last run stay beside those of this one, so that they never grow without end. */
export const turnLogs = (home: string): void => {
  const folder = join(home, 'logs');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.log'))) {
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(folder, `${name}.last`));
  }
};
