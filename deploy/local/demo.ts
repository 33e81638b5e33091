import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './places.js';
import { run } from './run.js';

const cli = join(checkout, 'dist', 'apps', 'cli', 'src', 'main.js');

const demoFile = (home: string): string => join(home, 'demo.txt');

/** Whether this build can load a demo and this home has none yet. */
export const wantsDemo = (home: string): boolean => existsSync(cli) && !existsSync(demoFile(home));

/** Loads the demo through the doors that users have; what it says about the persons is kept and shown at every start. */
export const loadDemo = async (home: string, signal: AbortSignal): Promise<void> => {
  const said = await run(process.execPath, [cli, 'seed', '--if-empty'], { env: { ...process.env, LINLI_HOME: home }, signal });
  writeFileSync(`${demoFile(home)}.new`, said, { mode: 0o600 });
  renameSync(`${demoFile(home)}.new`, demoFile(home));
};

export const demoText = (home: string): string => (existsSync(demoFile(home)) ? readFileSync(demoFile(home), 'utf8').trimEnd() : '');
