import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkout } from '../../tools/build.mjs';

/**
 * One stack for the whole run, kept by a process of its own: it holds the stack while its channel is open, so the stack
 * ends with the run however the run ends. Compiled code is used because Jest does not transform modules loaded here.
 */
export default async function globalSetup() {
  build();
  const keeper = spawn(process.execPath, [join(checkout, 'dist', 'libs', 'testing', 'keeper.js')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
  const gone = new Promise((resolve) => keeper.once('exit', () => resolve(undefined)));
  const found = await Promise.race([new Promise((resolve) => keeper.once('message', resolve)), gone]);
  if (!found) throw new Error('The test stack did not start; the reason stands above.');
  process.env.LINLI_TEST_STACK_FOUND = JSON.stringify(found);
  Object.assign(globalThis, { linliTestKeeper: { keeper, gone } });
}
