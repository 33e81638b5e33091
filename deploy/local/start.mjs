import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, checkout, install, isBuilt, isInstalled, node } from '../../tools/build.mjs';
import { preflight } from './preflight.mjs';

// `npm start [-- --detach --fresh --watch --no-seed]` on the machine's own Node.js 20 or later: looks whether the machine has
// what is needed, brings packages and compiles where that is due, and hands over to the supervisor on the Node.js of the project.

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`);

/** @param {string} line @returns {never} */
const giveUp = (line) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const prepare = () => {
  const lacks = preflight();
  if (lacks.length > 0) giveUp(lacks.join('\n\n'));
  try {
    if (!isInstalled()) say('Packages: npm ci …');
    install();
    if (!existsSync(node))
      giveUp('npm ci brought no Node.js: its scripts must be allowed for the package "node" (npm config set ignore-scripts false).');
    if (!isBuilt()) say('Compiling …');
    build();
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
};

/** What the supervisor says outside of its own log, for example when it cannot even be loaded. */
const lastWords = () => {
  const logs = join(resolve(process.env.LINLI_HOME ?? join(checkout, '.local')), 'logs');
  mkdirSync(logs, { recursive: true });
  return join(logs, 'supervisor.err');
};

/** @param {string[]} args */
const supervise = (args) => {
  const detach = args.includes('--detach');
  const small = ['--max-semi-space-size=1', '--optimize-for-size', '--no-warnings'];
  const words = lastWords();
  const out = detach ? openSync(words, 'w') : 0;
  const supervisor = spawn(node, [...small, `${checkout}/dist/deploy/local/supervisor.js`, ...args], {
    stdio: detach ? ['ignore', out, out, 'ipc'] : ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: detach,
  });
  supervisor.once('exit', (code) => {
    if (detach) process.stderr.write(readFileSync(words, 'utf8'));
    process.exit(code ?? 1);
  });
  supervisor.on('message', (/** @type {{ line?: string, ready?: boolean }} */ message) => {
    if (message.line !== undefined) say(message.line);
    if (message.ready) process.exit(0);
  });
  // Ctrl-C reaches the supervisor too, which stops everything in order: this program only waits for it.
  process.on('SIGINT', () => detach && supervisor.kill('SIGTERM'));
  process.on('SIGTERM', () => supervisor.kill('SIGTERM'));
};

prepare();
supervise(process.argv.slice(2));
