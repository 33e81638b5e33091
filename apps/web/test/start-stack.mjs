import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkout } from '../../../tools/build.mjs';
import { chromium } from './chromium.mjs';

const committees = '2';
/** Specs that run side by side sign in as the same person, in several browsers: five times what one person may ask. */
const costPerMinute = '500000';

/** One stack with the demonstration of two committees for all specs of the board, or the one of LINLI_BOARD_HOME. */
export default async function startStack() {
  process.env['LINLI_CHROMIUM'] = chromium();
  build();
  if (!process.env['LINLI_BOARD_HOME']) {
    const home = mkdtempSync(join(tmpdir(), 'linli-board-'));
    chmodSync(home, 0o711);
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LINLI_HOME: home, PORT: '0', LINLI_DEMO_COMMITTEES: committees, COST_PER_MINUTE: costPerMinute };
    const start = join(checkout, 'deploy', 'local', 'start.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, '--detach'], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(`The stack did not start:\n${stdout}${stderr}`);
    Object.assign(process.env, { LINLI_BOARD_HOME: home, LINLI_BOARD_STARTED: '1' });
  }
  const stack = JSON.parse(readFileSync(join(process.env['LINLI_BOARD_HOME'] ?? '', 'stack.json'), 'utf8'));
  process.env['LINLI_BOARD_URL'] = stack.publicUrl;
}
