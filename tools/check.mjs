import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, checkout, install, node } from './build.mjs';

// `npm run check`: everything that can be said about the project without running it. Each step can fail by itself;
// all are run, the output of those that fail is shown. `npm run check -- lint types` runs only these.

install();
build();

const bin = (/** @type {string} */ name) => join(checkout, 'node_modules', '.bin', name);
const built = (/** @type {string} */ name) => [node, join(checkout, 'dist', 'tools', `${name}.js`)];

/** @type {Record<string, string[]>} */
const steps = {
  format: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  lint: [bin('oxlint'), '--type-aware', '--quiet'],
  types: [bin('tsc'), '--noEmit'],
  boardTypes: [bin('tsc'), '--noEmit', '-p', join('apps', 'web')],
  dependencies: [node, join(checkout, 'tools', 'dependency-rules.mjs')],
  unused: [bin('knip')],
  migrations: built('migrations'),
  contracts: [...built('contracts'), '--check'],
  supergraph: [...built('supergraph'), '--check'],
  rights: [...built('who-may-do-what'), '--check'],
  licences: [node, join(checkout, 'tools', 'licences.mjs')],
  translations: built('translations'),
};

/** @param {string} name @returns {Promise<boolean>} */
const run = (name) =>
  new Promise((resolve) => {
    const began = Date.now();
    const [command = '', ...args] = steps[name] ?? [];
    const path = `${join(checkout, 'node_modules', 'node', 'bin')}:${process.env['PATH']}`;
    const child = spawn(command, args, { cwd: checkout, env: { ...process.env, PATH: path, NODE_NO_WARNINGS: '1' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1_000).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${output.trimEnd()}\n\n`);
      resolve(code === 0);
    });
  });

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  process.stderr.write(`There is no check "${unknown.join(', ')}". There are: ${Object.keys(steps).join(', ')}\n`);
  process.exit(2);
}
const waiting = asked.length > 0 ? asked : Object.keys(steps);
let failed = 0;
const worker = async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) if (!(await run(name))) failed += 1;
};
await Promise.all([worker(), worker()]);
process.stdout.write(failed === 0 ? 'All checks hold.\n' : `${failed} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;
