import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { JsonSchema, Promised } from '#contracts/compatibility.js';
import type { EventContract } from '#contracts/topic.js';
import { checkout } from '../../deploy/local/places.js';

/** A contract with everything the documents say of it. */
export interface PublishedEvent {
  /** Name of the constant, as reactions write it: `@On(AreaDefined)`. */
  name: string;
  /** Service whose `<service>.events.ts` declares it. */
  publisher: string;
  consumers: string[];
  /** The comment above the constant. */
  description: string;
  contract: EventContract;
  /** `<type>.v<version>` */
  id: string;
  example: Record<string, unknown> | undefined;
}

const contracts = join(checkout, 'libs', 'contracts');

export const exampleFile = (id: string): string => join(contracts, 'examples', `${id}.json`);

export const payloadSchema = ({ payload }: EventContract): JsonSchema => z.toJSONSchema(payload, { io: 'input' }) as JsonSchema;

export const schemaOf = ({ contract, id, description }: PublishedEvent): JsonSchema => ({
  $id: `urn:linli:schema:${id}`,
  title: id,
  ...(description ? { description } : {}),
  ...payloadSchema(contract),
});

export const promiseOf = ({ contract }: PublishedEvent): Promised => ({
  type: contract.type,
  version: contract.version,
  topic: contract.topic.name,
  key: contract.key,
  partitions: contract.topic.partitions,
  schema: payloadSchema(contract),
});

/** Every exported contract of every `<service>.events.ts`, in the order of the sources. */
export async function publishedEvents(): Promise<PublishedEvent[]> {
  const files = readdirSync(contracts).filter((name) => name.endsWith('.events.ts'));
  const consumers = consumersByName();
  const found = await Promise.all(files.sort().map((file) => eventsOf(file, consumers)));
  return found.flat();
}

async function eventsOf(file: string, consumers: Map<string, string[]>): Promise<PublishedEvent[]> {
  const source = readFileSync(join(contracts, file), 'utf8');
  const compiled = join(checkout, 'dist', 'libs', 'contracts', file.replace(/ts$/, 'js'));
  const module = (await import(pathToFileURL(compiled).href)) as Record<string, unknown>;
  const declared = [...source.matchAll(/export const (\w+)/g)].map(([, name]) => name!);
  return declared.flatMap((name) => {
    const contract = module[name];
    if (!isContract(contract)) return [];
    const id = `${contract.type}.v${contract.version}`;
    const about = { consumers: consumers.get(name) ?? [], description: commentAbove(source, name), example: readExample(id) };
    return [{ name, publisher: basename(file, '.events.ts'), contract, id, ...about }];
  });
}

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'payload' in value && 'topic' in value;

function commentAbove(source: string, name: string): string {
  const lines = source.slice(0, source.search(new RegExp(`export const ${name}\\b`))).trimEnd();
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/$/.exec(lines);
  return comment
    ? comment[1]!
        .replace(/\n\s*\*/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}

function readExample(id: string): Record<string, unknown> | undefined {
  return existsSync(exampleFile(id)) ? (JSON.parse(readFileSync(exampleFile(id), 'utf8')) as Record<string, unknown>) : undefined;
}

/** Who reacts, by the name of the constant: found where it is declared (`@On(X)`, `@OnMany(X)`, or `tell(X, …)` of the catalogue of notifications), so that the map cannot be out of date. */
function consumersByName(): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const service of readdirSync(join(checkout, 'apps'))) {
    for (const text of sourcesOf(join(checkout, 'apps', service, 'src')))
      for (const [, name] of text.matchAll(/(?:@On|@OnMany|\btell)\((\w+)[,)]/g))
        found.set(name!, (found.get(name!) ?? new Set()).add(service));
  }
  return new Map([...found].map(([name, services]) => [name, [...services].sort()]));
}

function sourcesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'),
  );
  return files.map((name) => readFileSync(join(folder, name), 'utf8'));
}
