import { endOrphans } from './family.js';
import { holder, unlock } from './lock.js';
import { isAlive } from './pid.js';
import { homeFolder } from './places.js';
import { forgetStack, readStack } from './stack-file.js';
import { until } from './until.js';

// `npm run stop`: ends the stack of this home and returns when nothing of it runs any more.

const END_DEADLINE_MS = 90_000;
const home = homeFolder();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const running = holder(home);
if (running) {
  process.kill(running.pid, 'SIGTERM');
  await until('The end of the stack', END_DEADLINE_MS, () => (isAlive(running) ? undefined : true));
  say('The stack has ended.');
} else {
  await endOrphans(readStack(home), say);
  say(`No stack runs in ${home}.`);
}
forgetStack(home);
unlock(home);
