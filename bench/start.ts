import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../deploy/local/free-port.js';
import { removeHome } from '../deploy/local/fresh.js';
import { startKafka } from '../deploy/local/kafka.js';
import { checkout } from '../deploy/local/places.js';
import { startPostgres } from '../deploy/local/postgres.js';
import { report } from './harness/result.js';
import { rounded, spreadOf } from './harness/spread.rules.js';

// Figure 19: the whole stack started once more, beside PostgreSQL and Kafka alone, one after the other:
//   npm run bench -- start

const rounds = 5;
const seconds = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return rounded((performance.now() - began) / 1_000);
};

const [engines, stack] = ['engines', 'stack'].map((name) => mkdtempSync(join(tmpdir(), `linli-bench-${name}-`))) as [string, string];
const env = { ...process.env, LINLI_HOME: stack, PORT: String(await freePort()) };
const run = (script: string, ...args: string[]): void => {
  const ended = spawnSync(process.execPath, [join(checkout, 'deploy', 'local', script), ...args], { cwd: checkout, env, encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${script} failed:\n${ended.stdout}${ended.stderr}`);
};

async function enginesAlone(): Promise<number> {
  const started: { stop(): Promise<void> }[] = [];
  const took = await seconds(async () => {
    started.push(await startPostgres({ home: engines }));
    started.push(await startKafka({ home: engines }));
  });
  for (const engine of started) await engine.stop();
  return took;
}

async function wholeStack(): Promise<number> {
  const took = await seconds(() => run('start.mjs', '--detach'));
  run('stop.mjs');
  return took;
}

try {
  const first = { engines: await enginesAlone(), stack: await wholeStack() };
  const found = { engines: [] as number[], stack: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    found.engines.push(await enginesAlone());
    found.stack.push(await wholeStack());
  }
  const all = { engines: spreadOf(found.engines), stack: spreadOf(found.stack) };
  report('start', {
    rows: { 19: { overEngines: rounded(all.stack.median / all.engines.median) } },
    ...{ settings: {}, rounds, measured: { first, seconds: all, found } },
    notes: ['With the demo, which stands from the first start.'],
  });
} finally {
  spawnSync(process.execPath, [join(checkout, 'deploy', 'local', 'stop.mjs')], { cwd: checkout, env });
  for (const folder of [engines, stack]) removeHome(folder);
}
