import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm test`: builds, runs every spec with real PostgreSQL and Kafka, and closes with one line. `npm test -- apps/identity`
// passes its arguments on to Jest.

install();
build();

const folder = mkdtempSync(join(tmpdir(), 'linli-test-result-'));
const result = join(folder, 'result.json');
const jest = join(checkout, 'node_modules', 'jest', 'bin', 'jest.js');
const flags = ['--experimental-vm-modules', '--no-warnings', jest, '--maxWorkers=2', '--json', `--outputFile=${result}`];

/** @param {string[]} args of Jest */
const run = (args) => {
  rmSync(result, { force: true });
  const { status } = spawnSync(node, [...flags, ...args], {
    cwd: checkout,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, FORCE_COLOR: process.stderr.isTTY ? '1' : '0' },
  });
  return { status: status ?? 1, ...counts() };
};

/** A file that could not even be loaded is a failure too, and so is a run without a result. */
const counts = () => {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(result, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

/** The board has a whole stack and a browser to itself: beside the journeys, which start stacks of their own, it would only wait. */
const everything = [
  ['--selectProjects', 'rules', 'integration'],
  ['--selectProjects', 'board'],
];
const asked = process.argv.slice(2);
const runs = (asked.length > 0 ? [asked] : everything).map(run);
const sum = (/** @type {'passed' | 'failed'} */ name) => runs.reduce((total, one) => total + Number(one[name]), 0);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = Math.max(...runs.map(({ status }) => status));
