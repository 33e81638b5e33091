import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run bench -- gate-checks relay-drain`: measures the figures of these; without names all of them, and a table at the end.
// Each keeps its figures with seed, versions and machine under `bench/results`.

install();
build();

const programOf = (/** @type {string} */ name) => join(checkout, 'dist', 'bench', `${name}.js`);
const env = { LINLI_HOME: join(checkout, '.local'), ...process.env };
const run = (/** @type {string} */ name) =>
  spawnSync(node, ['--max-semi-space-size=8', '--heap-growing-percent=50', programOf(name)], {
    stdio: 'inherit',
    cwd: checkout,
    env,
  }).status ?? 1;

const asked = process.argv.slice(2);
const strange = asked.find((name) => !existsSync(programOf(name)));
if (strange) {
  process.stderr.write(`There is no bench "${strange}".\n`);
  process.exit(2);
}
process.exit(Math.max(...(asked.length > 0 ? asked : ['all']).map(run)));
