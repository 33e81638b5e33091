import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../../../tools/build.mjs';

/** Ends the stack that `start-stack` began, and no other. */
export default async function stopStack() {
  const { PATH, HOME, LINLI_BOARD_HOME: home, LINLI_BOARD_STARTED: started } = process.env;
  if (!started || !home) return;
  spawnSync(process.execPath, [join(checkout, 'deploy', 'local', 'stop.mjs')], { env: { PATH, HOME, LINLI_HOME: home } });
  const { removeHome } = await import(new URL('../../../dist/deploy/local/fresh.js', import.meta.url).href);
  removeHome(home);
}
