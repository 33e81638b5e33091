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

const run = spawnSync(node, [...flags, ...process.argv.slice(2)], {
  cwd: checkout,
  stdio: ['inherit', 'ignore', 'inherit'],
  env: { ...process.env, FORCE_COLOR: process.stderr.isTTY ? '1' : '0' },
});

/** A file that could not even be loaded is a failure too, and so is a run without a result. */
const counts = () => {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(result, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const { passed, failed } = counts();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = run.status ?? 1;
