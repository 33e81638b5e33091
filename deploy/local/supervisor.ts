import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoText, loadDemo, wantsDemo } from './demo.js';
import { endOrphans, Family } from './family.js';
import { beginAnew, turnLogs } from './fresh.js';
import { watchHealth } from './health.js';
import { lock, unlock } from './lock.js';
import { homeFolder } from './places.js';
import { builtServices, planStack } from './plan-stack.js';
import { doSteps, type Say } from './progress.js';
import { forgetStack, readStack, writeStack, type Stack } from './stack-file.js';
import { steps } from './start-stack.js';
import { table } from './table.js';
import { watchSources } from './watch.js';

// The parent of everything that runs. It says its lines to a terminal or a log, and to the program that started it detached.

const { values: options } = parseArgs({
  options: {
    detach: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    seed: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const home = homeFolder();

const say: Say = (line) => {
  mkdirSync(join(home, 'logs'), { recursive: true });
  appendFileSync(join(home, 'logs', 'supervisor.log'), `${new Date().toISOString()} ${line}\n`);
  if (!options.detach) process.stdout.write(`${line}\n`);
  else if (process.connected) process.send?.({ line });
};

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const demo = async (stack: Stack, family: Family): Promise<void> => {
  if (!options.seed || !wantsDemo(home)) return;
  const load = (note: Say) => loadDemo(home, family.signal, note);
  await doSteps([[{ title: 'Demo subdistrict', work: load }]], say).catch((error: unknown) =>
    say(`The demo was not loaded: ${reason(error)}`),
  );
  writeStack(stack);
};

const restart = (family: Family) => (name: string) => {
  say(`${name} has changed and starts again`);
  void family.restart(name);
};

const work = async (stack: Stack, family: Family): Promise<void> => {
  const since = Date.now();
  await doSteps(steps({ stack, family, say }), say);
  stack.state = 'ready';
  writeStack(stack);
  watchHealth(stack, family, say);
  await demo(stack, family);
  const names = builtServices().map(({ name }) => name);
  if (options.watch) watchSources(names, restart(family), say);
  say(`\n${table(stack)}\n`);
  if (demoText(home)) say(`${demoText(home)}\n`);
  say(`Linli is ready after ${((Date.now() - since) / 1000).toFixed(1)} s: ${stack.publicUrl}`);
  say(options.detach ? '"npm run stop" ends it.' : 'Ctrl-C ends it.');
  if (options.detach && process.connected) process.send?.({ ready: true });
};

const prepare = async (): Promise<Stack> => {
  lock(home);
  turnLogs(home);
  await endOrphans(readStack(home), say);
  if (options.fresh) beginAnew(home);
  const stack = await planStack(home);
  writeStack(stack);
  return stack;
};

const leave = (code: number): never => {
  forgetStack(home);
  unlock(home);
  process.exit(code);
};

const supervise = async (): Promise<void> => {
  const stack = await prepare().catch((error: unknown) => {
    say(reason(error));
    process.exit(1);
  });
  const family = new Family(stack);
  let ending: Promise<never> | undefined;
  const end = (code: number): Promise<never> => (ending ??= family.stopAll(say).then(() => leave(code)));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  if (!options.detach) process.on('disconnect', () => void end(0));
  process.on('uncaughtException', (error) => {
    say(error.stack ?? error.message);
    void end(1);
  });
  await work(stack, family).catch(async (error: unknown) => {
    if (!ending) say(reason(error));
    await end(1);
  });
};

await supervise();
