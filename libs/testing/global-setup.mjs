import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { build } from '../../tools/build.mjs';

const checkout = join(import.meta.dirname, '..', '..');

/**
 * One stack for the whole run, kept by a process of its own: it holds the stack while its input is open, so the stack
 * ends with the run however the run ends. Compiled code is used because Jest does not transform modules loaded here.
 */
export default async function globalSetup() {
  build();
  const keeper = spawn(process.execPath, [join(checkout, 'dist', 'libs', 'testing', 'keeper.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  const first = await Promise.race([
    new Promise((resolve) => createInterface(keeper.stdout).once('line', resolve)),
    gone.then(() => undefined),
  ]);
  if (typeof first !== 'string') throw new Error('The test stack did not start; the reason stands above.');
  process.env.LINLI_TEST_STACK_FOUND = first;
  Object.assign(globalThis, { linliTestKeeper: { keeper, gone } });
}
