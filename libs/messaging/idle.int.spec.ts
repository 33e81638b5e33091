import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Bench } from './test/bench.js';

const idle = join(import.meta.dirname, '..', '..', 'dist', 'libs', 'messaging', 'test', 'idle.js');
const require = createRequire(import.meta.url);

describe('a service with nothing to do', () => {
  // Red without the two changes of kafkajs: 0.04 of a core.
  it('uses at most 0.5 % of a core, connected and subscribed', async () => {
    const bench = await Bench.open();
    await bench.measure(['north'], 1, 1);
    const child = spawn(process.execPath, [idle], { env: { ...process.env, DATABASE_URL: bench.database.appUrl } });
    const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(complaint).toBe('');
    expect(Number(printed)).toBeLessThanOrEqual(0.005);
    await bench.close();
  }, 30_000);

  // Red when a name that is changed is not in the source.
  it('stands on a kafkajs whose methods are still the ones that are changed', () => {
    const { version } = require('kafkajs/package.json') as { version: string };
    const source = readFileSync(require.resolve('kafkajs/src/network/requestQueue'), 'utf8');
    expect(version).toBe('2.2.4');
    for (const used of [
      'scheduleCheckPendingRequests() {',
      'scheduleRequestTimeoutCheck() {',
      'this.throttledUntil = -1',
      'this.inflight = new Map()',
    ])
      expect(source).toContain(used);
  });
});
