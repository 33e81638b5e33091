import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryHome } from '#testing/embedded-engines.js';
import { eventually } from '#testing/stack.js';
import { services as allServices } from '../services.js';
import { statusOf } from './ask-http.js';
import { cacheFolder, checkout } from './places.js';
import { removeHome } from './fresh.js';
import { readStack, type Stack } from './stack-file.js';

const MINUTE = 60_000;
const services = allServices()
  .map(({ name }) => name)
  .sort();
const engines = ['Kafka', 'PostgreSQL'];
/** What a checkout needs to be compiled and started. */
const needed = [
  'apps',
  'libs',
  'deploy',
  'tools',
  'bench',
  'dist',
  'samples',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  '.swcrc',
];

describe('npm run dev, in a copy of the checkout', () => {
  const copy = mkdtempSync(join(tmpdir(), 'linli-copy-'));
  const home = temporaryHome();

  const npmRun = (script: 'start' | 'stop', args: string[] = []): void => {
    const { PATH, HOME, NODE_EXTRA_CA_CERTS } = process.env;
    const own = { LINLI_HOME: home, LINLI_CACHE: cacheFolder(), PORT: '0' };
    const command = join(copy, 'deploy', 'local', `${script}.mjs`);
    const env = { PATH, HOME, NODE_EXTRA_CA_CERTS, ...own };
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(stdout + stderr);
  };
  const running = (): Stack => {
    const stack = readStack(home);
    if (!stack) throw new Error('No stack runs.');
    return stack;
  };
  const pids = (): Record<string, number> => Object.fromEntries(running().children.map(({ name, pid }) => [name, pid]));
  const ready = async (name: string): Promise<boolean> => (await statusOf(`${running().services[name]?.url}/readyz`)) === 200;
  /** Changes a source and waits until these services run anew; tells the names of all whose process is another one now. */
  const change = async (file: string, awaited: string[]): Promise<string[]> => {
    const before = pids();
    appendFileSync(join(copy, file), '\n');
    for (const name of awaited) await eventually(async () => pids()[name] !== before[name] && (await ready(name)), MINUTE);
    const after = pids();
    return Object.keys(after)
      .filter((name) => after[name] !== before[name])
      .sort();
  };

  beforeAll(() => {
    for (const name of needed) {
      const filter = (path: string): boolean => basename(path) !== 'node_modules';
      cpSync(join(checkout, name), join(copy, name), { recursive: true, preserveTimestamps: true, filter });
    }
    symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'), 'junction');
    npmRun('start', ['--watch', '--detach', '--no-seed']);
  }, 2 * MINUTE);

  afterAll(() => {
    npmRun('stop');
    rmSync(copy, { recursive: true, force: true });
    removeHome(home);
  }, MINUTE);

  it('runs every process of the system', () => {
    expect(Object.keys(pids()).sort()).toEqual([...engines, ...services].sort());
  });

  // Red when every change restarts all: gateway, identity, registration, screening received.
  it(
    'starts a service again whose source changed, and no other process',
    async () => {
      expect(await change('apps/screening/src/main.ts', ['screening'])).toEqual(['screening']);
    },
    MINUTE,
  );

  // Red when only apps are watched: the test runs out of time.
  it(
    'starts every service again after a change of what they share, and no engine',
    async () => {
      expect(await change('libs/platform/clock.ts', services)).toEqual(services);
    },
    MINUTE,
  );

  // Red when specs count as sources: screening is received.
  it(
    'starts nothing again for a spec',
    async () => {
      appendFileSync(join(copy, 'apps', 'screening', 'src', 'unheard.spec.ts'), '\n');
      expect(await change('apps/identity/src/main.ts', ['identity'])).toEqual(['identity']);
    },
    MINUTE,
  );
});
