import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

// Licences of everything that runs in production, also of what is built into the board. A licence that is not on this list, or that nobody stated, ends the check.

const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
];
/** Packages whose field says it badly, each read by hand: name and what its licence file says. */
const read = /** @type {Record<string, string>} */ ({});

const { init } = createRequire(import.meta.url)('license-checker-rseidelsohn');
const services = await promisify(init)({ start: '.', production: true, excludePrivatePackages: true });
/** Written by the build of the board: what of its packages is in it. @type {{ name: string, version: string, identifier: string | null }[]} */
const board = JSON.parse(readFileSync('dist/apps/web/licences.json', 'utf8'));
const bundled = board.map(({ name, version, identifier }) => [`${name}@${version}`, { licenses: identifier ?? 'not stated' }]);
const packages = { ...Object.fromEntries(bundled), ...services };

/** `(MIT OR GPL-3.0)`: one allowed alternative is enough; `A AND B`: both are needed. @param {string} text @returns {boolean} */
const isAllowed = (text) =>
  text
    .replace(/[()*]/g, '')
    .split(/ OR /i)
    .some((alternative) => alternative.split(/ AND /i).every((licence) => allowed.includes(licence.trim())));

const refused = Object.entries(packages).filter(([name, { licenses }]) => {
  const stated = read[name] ?? (Array.isArray(licenses) ? licenses.join(' AND ') : String(licenses));
  return !isAllowed(stated);
});
for (const [name, { licenses }] of refused) process.stdout.write(`${name}: ${licenses}\n`);
const count = Object.keys(packages).length;
process.stdout.write(`${count} packages at run time, ${refused.length} with a licence that is not allowed\n`);
process.exitCode = refused.length === 0 && count > 50 ? 0 : 1;
