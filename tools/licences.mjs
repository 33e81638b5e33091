import { createRequire } from 'node:module';
import { promisify } from 'node:util';

// Licences of everything that runs in production. A licence that is not on this list, or that nobody stated, ends the check.

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
const packages = await promisify(init)({ start: '.', production: true, excludePrivatePackages: true });

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
