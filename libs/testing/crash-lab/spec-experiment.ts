import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../../deploy/local/places.js';
import type { Trials } from '../trials.js';
import type { Experiment, Size } from './experiment.js';
import { type JestResult, wrongIn } from './spec-result.rules.js';

interface Spec {
  id: string;
  guarantee: string;
  /** From the checkout. */
  file: string;
  /** Only tests with this in their names; all of the file when left out. */
  only?: string;
  /** What one trial is: the spec says by `tellTrials` how many it has made. */
  of: string;
  /** How many trials it is to make, for a spec that lets itself be told. */
  count?: Record<Size, number>;
}

const jest = join(checkout, 'node_modules', 'jest', 'bin', 'jest.js');

/** A guarantee that has a spec: the spec is run as it is, and its trials are counted. */
export const specExperiment = ({ id, guarantee, file, only, of, count }: Spec): Experiment => ({
  id,
  guarantee,
  async run({ seed, say }, size) {
    const folder = mkdtempSync(join(tmpdir(), 'linli-lab-'));
    const [trials, output] = [join(folder, 'trials'), join(folder, 'result.json')];
    try {
      const env = { LINLI_TRIALS: trials, LINLI_SEED: String(seed), ...(count && { LINLI_COUNT: String(count[size]) }) };
      await run([`--outputFile=${output}`, ...(only ? ['--testNamePattern', only] : []), file], env);
      const told = existsSync(trials) ? linesOf(trials) : [];
      const anomalies = wrongIn(JSON.parse(readFileSync(output, 'utf8')) as JestResult, told);
      const made = told.reduce((sum, one) => sum + one.made, 0);
      say(`${made} ${of}`);
      return { trials: made, of, anomalies, figures: [] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const flags = ['--experimental-vm-modules', '--no-warnings', jest, '--json', '--silent', ...args];
  const child = spawn(process.execPath, flags, { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  await once(child, 'exit');
}

const linesOf = (file: string): Trials[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Trials);
