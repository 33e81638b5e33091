import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '..');
const stamp = join(checkout, 'dist', '.built');
const sources = ['apps', 'libs', 'deploy', 'tools', 'package-lock.json', 'nest-cli.json', '.swcrc'];

/** The folders themselves count too: they change when a file is removed. @param {string} path @returns {number} */
const newest = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return Math.max(stat.mtimeMs, ...entries.map((name) => newest(join(path, name))));
};

export const isBuilt = () => existsSync(stamp) && sources.every((name) => newest(join(checkout, name)) <= statSync(stamp).mtimeMs);

/** The Node.js of the project, whichever one runs this script. */
export const node = join(checkout, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Compiles when a source is newer than the last build; throws with the compiler's answer when it fails. */
export const build = () => {
  if (isBuilt()) return;
  const began = new Date();
  const nest = join(checkout, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const result = spawnSync(node, [nest, 'build'], { cwd: checkout, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}${result.stderr}`);
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
};
