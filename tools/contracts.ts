import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checkout } from '../deploy/local/places.js';
import { asyncApi } from './contracts/asyncapi.js';
import { withEventMap } from './contracts/event-map.js';
import { firstExample } from './contracts/first-example.js';
import { exampleFile, payloadSchema, publishedEvents, schemaOf, type PublishedEvent } from './contracts/published-events.js';
import { brokenPromises, publish, unpublished } from './contracts/snapshots.js';

// Writes the documents of the contracts. `--check` writes nothing and fails on what is out of date or incompatible with any
// earlier version; `--publish` adds snapshots of contracts that are new or have
// grown, and a first example of those that have none.

const docs = join(checkout, 'docs');
const read = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

function documents(events: PublishedEvent[]): Map<string, string> {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { version: string };
  const architecture = join(docs, 'architecture.md');
  return new Map([
    [join(docs, 'asyncapi.yaml'), asyncApi(events, version)],
    [architecture, withEventMap(read(architecture), events)],
    ...events.map((event): [string, string] => [
      join(docs, 'schemas', `${event.id}.json`),
      `${JSON.stringify(schemaOf(event), undefined, 2)}\n`,
    ]),
  ]);
}

function strangers(wanted: Map<string, string>): string[] {
  const folder = join(docs, 'schemas');
  const present = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return present.filter((file) => !wanted.has(file));
}

function write(wanted: Map<string, string>): void {
  for (const [file, content] of wanted) {
    if (read(file) === content) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function faults(events: PublishedEvent[], wanted: Map<string, string>): string[] {
  const outOfDate = [...wanted].filter(([file, content]) => read(file) !== content).map(([file]) => file);
  const named = (files: string[], what: string) => files.map((file) => `${relative(checkout, file)}: ${what}`);
  return [
    ...named([...outOfDate, ...strangers(wanted)], 'out of date, run node dist/tools/contracts.js'),
    ...unpublished(events).map(({ id }) => `${id}: differs from its last snapshot, run node dist/tools/contracts.js --publish`),
  ];
}

/** As `npm run format` would leave them. */
async function formatted(files: Map<string, string>): Promise<Map<string, string>> {
  const options = await resolveConfig(join(docs, 'asyncapi.yaml'));
  const inStyle = async ([file, content]: [string, string]): Promise<[string, string]> => [
    file,
    await format(content, { ...options, filepath: file }),
  ];
  return new Map(await Promise.all([...files].map(inStyle)));
}

if (process.argv.includes('--publish'))
  for (const { id, example, contract } of await publishedEvents())
    if (!example) write(await formatted(new Map([[exampleFile(id), JSON.stringify(firstExample(payloadSchema(contract)))]])));
const events = await publishedEvents();
const missing = events.filter(({ example }) => !example).map(({ id }) => `${relative(checkout, exampleFile(id))}: the example is missing`);
const broken = [...missing, ...brokenPromises(events)];
const wanted = await formatted(documents(events));
if (broken.length === 0 && process.argv.includes('--publish')) publish(events);
if (process.argv.includes('--check')) broken.push(...faults(events, wanted));
else {
  for (const file of strangers(wanted)) rmSync(file);
  write(wanted);
}
for (const line of broken) process.stderr.write(`${line}\n`);
process.stdout.write(`${events.length} contracts, ${broken.length} faults\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
