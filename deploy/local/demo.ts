import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './places.js';
import type { Say } from './progress.js';
import { run } from './run.js';

const cli = join(checkout, 'dist', 'apps', 'cli', 'src', 'main.js');

const demoFile = (home: string): string => join(home, 'demo.txt');

/** Whether this build can load a demo and this home has none yet. */
export const wantsDemo = (home: string): boolean => existsSync(cli) && !existsSync(demoFile(home));

/**
 * Loads the demo through the doors that users have. Asked again about what is loaded, it says only who the persons are:
 * that is kept and shown at every start.
 */
export const loadDemo = async (home: string, signal: AbortSignal, heard: Say): Promise<void> => {
  const seed = (listener?: Say): Promise<string> =>
    run(process.execPath, [cli, 'seed', '--if-empty'], {
      env: { ...process.env, LINLI_HOME: home },
      signal,
      ...(listener && { heard: listener }),
    });
  let closing = false; // from the first empty line on it says who the persons are
  await seed((line) => {
    closing ||= line === '';
    if (!closing) heard(line);
  });
  const said = await seed();
  writeFileSync(`${demoFile(home)}.new`, said, { mode: 0o600 });
  renameSync(`${demoFile(home)}.new`, demoFile(home));
};

export const demoText = (home: string): string => (existsSync(demoFile(home)) ? readFileSync(demoFile(home), 'utf8').trimEnd() : '');
