import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run bench -- gate-checks relay-drain`: measures the figures of these; without names all of them, and a table at the end.
// Each keeps its figures with seed, versions and machine under `bench/results`. With `--flames` nothing is measured: it is drawn where the time goes.

install();
build();

const programOf = (/** @type {string} */ name) => join(checkout, 'dist', 'bench', `${name}.js`);
const env = { LINLI_HOME: join(checkout, '.local'), ...process.env };
const run = (/** @type {string[]} */ args, more = {}) =>
  spawnSync(node, ['--max-semi-space-size=8', '--heap-growing-percent=50', ...args], {
    stdio: 'inherit',
    cwd: checkout,
    env: { ...env, ...more },
  }).status ?? 1;
const measure = (/** @type {string} */ name) => run([programOf(name)]);

const draw = (/** @type {string} */ name) => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-profiles-'));
  const profiled = { LINLI_PROFILES: folder };
  const watched = run(['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-name=bench.cpuprofile', programOf(name)], profiled);
  const drawn = watched || run([programOf('flames'), name], profiled);
  rmSync(folder, { recursive: true, force: true });
  return drawn;
};

const asked = process.argv.slice(2).filter((name) => name !== '--flames');
const strange = asked.find((name) => !existsSync(programOf(name)));
if (strange) {
  process.stderr.write(`There is no bench "${strange}".\n`);
  process.exit(2);
}
const isDrawn = process.argv.includes('--flames');
process.exit(Math.max(...(asked.length > 0 ? asked : ['all']).map(isDrawn ? draw : measure)));
