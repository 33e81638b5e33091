import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryHome } from '#testing/embedded-engines.js';
import { eventually, rows } from '#testing/stack.js';
import { statusOf } from './ask-http.js';
import { kafkaAnswers } from './kafka-asks.js';
import { isAlive } from './pid.js';
import { checkout } from './places.js';
import { removeHome } from './fresh.js';
import { postgresFolder } from './postgres.js';
import { readStack, type Stack, type StackChild } from './stack-file.js';

const MINUTE = 60_000;

describe('npm start', () => {
  const home = temporaryHome();
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LINLI_HOME: home, PORT: '0', LINLI_SERVICES: 'identity' };

  const npmRun = (script: 'start' | 'stop', more: NodeJS.ProcessEnv = {}): { code: number | null; said: string } => {
    const args = script === 'start' ? ['--detach', '--no-seed'] : [];
    const command = join(checkout, 'deploy', 'local', `${script}.mjs`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env: { ...env, ...more } });
    return { code: status, said: stdout + stderr };
  };
  const started = (): Stack => {
    const result = npmRun('start');
    if (result.code !== 0) throw new Error(result.said);
    return running();
  };
  const running = (): Stack => {
    const stack = readStack(home);
    if (!stack) throw new Error('No stack runs.');
    return stack;
  };
  const child = (name: string): StackChild => {
    const found = running().children.find((one) => one.name === name);
    if (!found) throw new Error(`${name} does not run.`);
    return found;
  };
  const ready = async (name: string): Promise<boolean> => (await statusOf(`${running().services[name]?.url}/readyz`)) === 200;

  const strangers: Server[] = [];
  const occupy = async (wanted: number): Promise<number> => {
    const server = createServer().listen(wanted, '127.0.0.1');
    strangers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  afterEach(() => strangers.splice(0).forEach((server) => server.close()));

  beforeAll(() => {
    // What a first start leaves that was cut off while it made the data folders.
    const half = [join(postgresFolder(home), 'half-made-1'), join(home, 'kafka.half-made')];
    for (const folder of half) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'PG_VERSION'), '18');
    }
    started();
  }, MINUTE);
  afterAll(() => {
    npmRun('stop');
    removeHome(home);
  }, MINUTE);

  it('states in stack.json where everything is, and all of it lives', async () => {
    const { state, children, database, kafka } = running();
    expect(state).toBe('ready');
    expect(children.map(({ name }) => name).sort()).toEqual(['Kafka', 'PostgreSQL', 'identity']);
    expect(children.every(isAlive)).toBe(true);
    expect(kafka.brokers).toBe(`127.0.0.1:${child('Kafka').port}`);
    expect(await rows(database.urls['identity'] ?? '', 'SELECT current_user AS role')).toEqual([{ role: 'identity_app' }]);
    expect(await ready('identity')).toBe(true);
  });

  it('refuses a second stack in the same home', () => {
    const { code, said } = npmRun('start');
    expect(code).toBe(1);
    expect(said).toContain(`A stack already runs in ${home}`);
  });

  it.each(['identity', 'PostgreSQL', 'Kafka'])(
    'starts %s again when it is killed, at the same address',
    async (name) => {
      const before = child(name);
      process.kill(before.pid, 'SIGKILL');
      await eventually(() => isAlive(child(name)) && child(name).pid !== before.pid, MINUTE);
      expect(child(name).port).toBe(before.port);
      await eventually(() => ready('identity'), MINUTE);
      await eventually(() => kafkaAnswers(child('Kafka').port), MINUTE);
    },
    MINUTE,
  );

  it(
    'recovers from its own kill: what was left is ended, data and secrets are kept',
    async () => {
      const before = running();
      await rows(before.database.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS value');
      process.kill(before.supervisor.pid, 'SIGKILL');
      const after = started();
      expect(before.children.filter(isAlive)).toEqual([]);
      expect(after.children.every(isAlive)).toBe(true);
      expect(await rows(after.database.adminUrl, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
      expect(after.database.urls).toEqual(before.database.urls);
    },
    MINUTE,
  );

  it(
    'ends without leaving anything, and starts again elsewhere when another program took a port',
    async () => {
      const { children, supervisor, database } = running();
      expect(npmRun('stop').code).toBe(0);
      expect([supervisor, ...children].filter(isAlive)).toEqual([]);
      expect(existsSync(join(home, 'stack.json'))).toBe(false);
      const { port } = new URL(database.adminUrl);
      await occupy(Number(port));
      const after = started();
      expect(new URL(after.database.adminUrl).port).not.toBe(port);
      expect(await rows(after.database.adminUrl, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
    },
    MINUTE,
  );

  it(
    'says so when the port of the gateway is taken, and starts nothing',
    async () => {
      npmRun('stop');
      const port = await occupy(0);
      const { code, said } = npmRun('start', { PORT: String(port) });
      expect(code).toBe(1);
      expect(said).toContain(`Port ${port} is in use by another program; PORT=${port + 1} npm start takes another one.`);
      expect(existsSync(join(home, 'stack.json'))).toBe(false);
    },
    MINUTE,
  );

  it(
    'begins anew with --fresh',
    async () => {
      started();
      npmRun('stop');
      const command = join(checkout, 'deploy', 'local', 'start.mjs');
      spawnSync(process.execPath, [command, '--detach', '--no-seed', '--fresh'], { env });
      await expect(rows(running().database.adminUrl, 'SELECT value FROM kept')).rejects.toThrow('does not exist');
    },
    MINUTE,
  );
});
