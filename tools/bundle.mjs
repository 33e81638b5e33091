import { existsSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { checkout } from './build.mjs';

// What every service uses of all packages, in a few files: half of the time and three quarters of the memory that the same service
// takes from 1,900 files. What several use is written once; what is needed only now and then lies in files of its own.

/** They load what lies beside them: a binary, the metrics of typefaces. */
const keepTheirPlace = /^(@node-rs\/|@graphql-hive\/router-query-planner$|pdfkit$)/;

/** A package that is not installed stays what it was: an `import` that its user catches. @param {string} id @param {string} from */
const isInstalled = (id, from) => {
  if (/^[./#]|^file:/.test(id) || isBuiltin(id)) return true;
  const name = id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
  for (let folder = from; folder !== join(folder, '..'); folder = join(folder, '..')) {
    if (existsSync(join(folder, 'node_modules', name))) return true;
  }
  return false;
};

/** One character above U+00FF doubles what a file takes in memory; no source here has one in a raw template. @param {string} code */
const inLatin1 = (code) =>
  code.replaceAll(/[\u0100-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const folder = join(checkout, 'dist', 'services');
/** @type {{ name: string }[]} */
const services = JSON.parse(readFileSync(join(checkout, 'deploy', 'services.json'), 'utf8'));
const made = await rolldown({
  input: Object.fromEntries(services.map(({ name }) => [`${name}/main`, join(checkout, 'dist', 'apps', name, 'src', 'main.js')])),
  platform: 'node',
  external: (id, from) => keepTheirPlace.test(id) || !isInstalled(id, from ?? checkout),
  onLog: () => {},
});
rmSync(folder, { recursive: true, force: true });
// Names of classes are names of providers, tables and types of the graph; lines are what a stack trace shows.
await made.write({
  dir: folder,
  format: 'esm',
  chunkFileNames: 'shared/[name]-[hash].js',
  keepNames: true,
  comments: false,
  plugins: [{ name: 'latin-1', renderChunk: (code) => ({ code: inLatin1(code), map: null }) }],
});
await made.close();
