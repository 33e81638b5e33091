import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Hopeless, until } from './until.js';

export interface ChildSettings {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** File that receives what the child writes; appended. */
  log: string;
  /** The signal that asks it to end in an orderly way; SIGTERM unless said. */
  stopSignal?: NodeJS.Signals;
  uid?: number;
  gid?: number;
  /** As `nice` has it, 0 to 19; 0 unless said. */
  niceness?: number;
}

export interface Child {
  name: string;
  pid: number;
  log: string;
  /** Settles when the child is gone, never rejects. */
  ended: Promise<string>;
  /** Sends the signal and waits; after the deadline (milliseconds) the child is killed. Repeatable. */
  stop(signal?: NodeJS.Signals, deadlineMs?: number): Promise<void>;
  /** Waits until the ask has an answer; fails at once, with the end of the log, when the child is gone. */
  ready<T>(deadlineMs: number, ask: () => Promise<T | undefined>): Promise<T>;
}

/** A child has its own process group: Ctrl-C reaches only its parent, which then stops its children in order. */
export const startChild = (settings: ChildSettings): Child => {
  mkdirSync(dirname(settings.log), { recursive: true });
  const out = openSync(settings.log, 'a');
  const { uid, gid, cwd, env } = settings;
  const spawned = spawn(settings.command, settings.args, {
    stdio: ['ignore', out, out],
    detached: true,
    windowsHide: true,
    ...(cwd && { cwd }),
    ...(env && { env }),
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  closeSync(out);
  let gone: string | undefined;
  const ended = new Promise<string>((resolve) => {
    spawned.once('error', (error) => resolve(error.message));
    spawned.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }).then((how) => (gone = how));
  const pid = spawned.pid ?? 0;
  if (settings.niceness && pid !== 0) void stepBack(pid, settings.niceness);

  const stop = async (signal = settings.stopSignal ?? 'SIGTERM', deadlineMs = 15_000): Promise<void> => {
    if (gone !== undefined || pid === 0) return;
    spawned.kill(signal);
    const hard = setTimeout(() => spawned.kill('SIGKILL'), deadlineMs);
    await ended;
    clearTimeout(hard);
  };
  const ready = <T>(deadlineMs: number, ask: () => Promise<T | undefined>): Promise<T> =>
    until(`${settings.name} (log: ${settings.log})`, deadlineMs, async () => {
      if (gone !== undefined) throw new Hopeless(`${settings.name} ended (${gone}).\n${lastLines(settings.log)}`.trimEnd());
      return ask();
    });
  return { name: settings.name, pid, log: settings.log, ended, stop, ready };
};

/**
 * Lets others go first. Linux may share the processor among sessions and then within each, so the session is told too; whoever is not
 * root may do that once in 100 ms.
 */
async function stepBack(pid: number, niceness: number): Promise<void> {
  setPriority(pid, niceness); // at once: threads that it starts later inherit it
  const session = `/proc/${pid}/autogroup`;
  for (let tries = 0; tries < 50 && existsSync(session); tries += 1, await pause(100))
    try {
      return writeFileSync(session, String(niceness));
    } catch {
      // again
    }
}

export const lastLines = (file: string, count = 25): string => {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
};
