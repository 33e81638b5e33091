import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root, so for root it gets the identity of a user without rights. */
export interface Identity {
  uid?: number;
  gid?: number;
}

const SHARED_FOLDER = '/var/lib/linli';

export const isRoot = (): boolean => process.getuid?.() === 0;

/** @throws when root asks and the machine knows neither `postgres` nor `nobody`. */
export const unprivileged = (): Identity => {
  if (!isRoot()) return {};
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const user = users.get('postgres') ?? users.get('nobody');
  if (!user) throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".');
  return user;
};

const reachable = (folder: string): boolean => {
  const open = !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  return open && (dirname(folder) === folder || reachable(dirname(folder)));
};

/**
 * A folder for files of the unprivileged user. Below a folder that only root may enter (`/root`, a private temporary folder)
 * it lies elsewhere, under a name made of the wanted one: permissions of folders that are not ours stay as they are.
 */
export const reachableFolder = (wanted: string): string =>
  !isRoot() || reachable(dirname(wanted)) ? wanted : join(SHARED_FOLDER, createHash('sha256').update(wanted).digest('hex').slice(0, 12));

/** The folder itself, or a copy of it that the unprivileged user can read. */
export const readableCopy = (folder: string, version: string): string => {
  if (!isRoot() || reachable(folder)) return folder;
  const copy = join(SHARED_FOLDER, version);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    if (!existsSync(copy)) throw new Error(`Could not copy ${folder} to ${copy}.`);
  }
  return copy;
};
