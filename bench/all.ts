import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../deploy/local/free-port.js';
import { removeHome } from '../deploy/local/fresh.js';
import { checkout } from '../deploy/local/places.js';
import { figures, onStack } from './harness/figures.rules.js';
import { linesOf, type Result, resultsFolder } from './harness/result.js';

// Every figure of the performance plan, one bench after the other, on engines and a stack of their own; then the table:
//   npm run bench

const run = (program: string, args: string[], env: NodeJS.ProcessEnv): boolean =>
  spawnSync(process.execPath, [...process.execArgv, program, ...args], { stdio: 'inherit', cwd: checkout, env: { ...process.env, ...env } })
    .status === 0;

const programOf = (bench: string): string => join(checkout, 'dist', 'bench', `${bench}.js`);
const benches = [...new Set(figures.map(({ bench }) => bench))].filter((bench) => existsSync(programOf(bench)));
const began = new Date();

const measure = (bench: string, env: NodeJS.ProcessEnv = {}): void => {
  const at = performance.now();
  process.stdout.write(`\n${bench}\n`);
  const done = run(programOf(bench), [], env);
  process.stdout.write(`${done ? 'ended' : 'failed'} after ${Math.round((performance.now() - at) / 1_000)} s\n`);
};

for (const bench of benches.filter((one) => !onStack.includes(one))) measure(bench);

const local = (script: string): string => join(checkout, 'deploy', 'local', script);
const home = mkdtempSync(join(tmpdir(), 'linli-bench-stack-'));
const env = { LINLI_HOME: home, PORT: String(await freePort()) };
try {
  if (run(local('start.mjs'), ['--detach'], env)) for (const bench of benches.filter((one) => onStack.includes(one))) measure(bench, env);
} finally {
  run(local('stop.mjs'), [], env);
  removeHome(home);
}

/** Of this run only: what an earlier one left says nothing of this build. */
const fresh = (bench: string): Pick<Result, 'rows'> => {
  const file = join(resultsFolder, `${bench}.json`);
  const result = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : undefined;
  if (result && new Date(result.at) >= began) return result;
  return { rows: figures.filter((figure) => figure.bench === bench).map(({ row }) => ({ row, verdict: 'not measured', values: {} })) };
};
const lines = [...new Set(figures.map(({ bench }) => bench))].flatMap((bench) => linesOf(fresh(bench))).toSorted();
process.stdout.write(`\n${lines.join('\n')}\n${Math.round((Date.now() - began.getTime()) / 60_000)} minutes\n`);
