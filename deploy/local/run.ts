import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunSettings {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number | undefined;
  gid?: number | undefined;
  /** Ends the command early. */
  signal?: AbortSignal;
  /** Hears each line of the standard output when it is written. */
  heard?: (line: string) => void;
}

/** Runs a command to its end and resolves to what it printed; rejects with what it printed when its exit code is not 0. */
export const run = (command: string, args: string[], settings: RunSettings = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const { uid, gid, heard, ...rest } = settings;
    const child = spawn(command, args, {
      ...rest,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
    });
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    if (heard) createInterface(child.stdout).on('line', heard);
    child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.once('error', (error) => reject(new Error(`${command}: ${error.message}`)));
    child.once('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(`${command} ended with ${code}:\n${printed.trim()}`))));
  });
