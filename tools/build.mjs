import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs on the machine's own Node.js 20 or later, without any package: it is what brings them.

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));

const windows = process.platform === 'win32';
const stamp = join(checkout, 'dist', '.built');
const sources = ['apps', 'libs', 'deploy', 'tools', 'bench', 'package-lock.json', 'nest-cli.json', '.swcrc'];

/** The Node.js of the project, whichever one runs this script. */
export const node = join(checkout, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** @param {string} path @returns {number} milliseconds, 0 for what is not there */
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Folders count too: they change when a file is removed. @param {string} path @returns {number} */
const newest = (path) => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return changed(path);
  const entries = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return Math.max(changed(path), ...entries.map((name) => newest(join(path, name))));
};

export const isInstalled = () =>
  existsSync(node) && changed(join(checkout, 'node_modules', '.package-lock.json')) >= changed(join(checkout, 'package-lock.json'));

export const isBuilt = () => existsSync(stamp) && sources.every((name) => newest(join(checkout, name)) <= changed(stamp));

/** @param {string} command @param {string[]} args @param {string} what */
const orThrow = (command, args, what) => {
  const result = spawnSync(command, args, { cwd: checkout, encoding: 'utf8', shell: windows && command === 'npm' });
  if (result.status !== 0) throw new Error(`${what} failed:\n${result.error?.message ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}`);
};

/** Installs the packages of the lock file when they are missing or older than it. */
export const install = () => {
  if (isInstalled()) return;
  orThrow('npm', ['ci', '--no-fund', '--no-audit'], 'The installation of packages (npm ci)');
};

/** Compiles when a source is newer than the last build. */
export const build = () => {
  if (isBuilt()) return;
  const began = new Date();
  orThrow(node, [join(checkout, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], 'The build');
  orThrow(node, [join(checkout, 'tools', 'bundle.mjs')], 'The bundling of the services');
  orThrow(
    node,
    [join(checkout, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', 'apps/web/vite.config.mjs'],
    'The build of the board',
  );
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
};
