import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../deploy/local/places.js';
import { flame, type Profile, sharesOf, treeOf } from './document/flame.js';
import { profiles } from './harness/profiling.js';
import { resultsFolder } from './harness/result.js';

// Draws what a bench has written down under `npm run bench -- <name> --flames`: a flame graph of each process of ours, and by whose code the time goes.

const peers = new Set(['p0', 'library']);

const bench = process.argv[2] ?? '';
const folder = profiles ?? '';
const all = readdirSync(folder).map((file) => file.replace('.cpuprofile', ''));
const services = all.filter((name) => name !== 'bench' && !peers.has(name));
const drawn = services.length > 0 ? services : ['bench'];
const [graphs, shares] = [join(checkout, 'docs', 'performance', 'flames'), join(resultsFolder, 'flames')];
for (const made of [graphs, shares]) mkdirSync(made, { recursive: true });
const found: Record<string, Record<string, number>> = {};
for (const name of drawn) {
  const tree = treeOf(JSON.parse(readFileSync(join(folder, `${name}.cpuprofile`), 'utf8')) as Profile);
  writeFileSync(join(graphs, `${bench}-${name}.svg`), flame(tree));
  found[name] = sharesOf(tree);
}
writeFileSync(join(shares, `${bench}.json`), `${JSON.stringify(found, undefined, 2)}\n`);
process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
