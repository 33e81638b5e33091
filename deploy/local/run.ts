import { spawn } from 'node:child_process';

export interface RunSettings {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number | undefined;
  gid?: number | undefined;
  /** Ends the command early. */
  signal?: AbortSignal;
}

/** Runs a command to its end and resolves to what it printed; rejects with what it printed when its exit code is not 0. */
export const run = (command: string, args: string[], settings: RunSettings = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const { uid, gid, ...rest } = settings;
    const child = spawn(command, args, {
      ...rest,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
    });
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.once('error', (error) => reject(new Error(`${command}: ${error.message}`)));
    child.once('close', (code) => (code === 0 ? resolve(printed) : reject(new Error(`${command} ended with ${code}:\n${printed.trim()}`))));
  });
