import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, introspectionFromSchema, parse, type DocumentNode } from 'graphql';
import { liveTypes } from '../apps/gateway/src/live/live-types.js';
import { checkout } from '../deploy/local/places.js';
import { moduleOf, services } from '../deploy/services.js';
import { difference } from './difference.js';

/**
 * Part of `npm run generate`: writes the schema of every service and the supergraph composed of them, from the built code.
 * With `--check` it writes nothing and exits with 1 when a committed file is not what the code says.
 */
const header = '# Written by tools/supergraph from the code; a change of it is a change of what clients see.\n\n';
const schemaFile = (service: string): string => join('apps', service, 'schema.graphql');
const boardFile = join('apps', 'web', 'src', 'graph', 'schema.d.ts');
const supergraphFile = join('apps', 'gateway', 'supergraph.graphql');

async function sdlOf(service: string): Promise<string> {
  const child = fork(join(import.meta.dirname, 'supergraph-sdl.js'), [service], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += String(chunk)));
  let sdl: string | undefined;
  child.on('message', (message: { sdl: string }) => (sdl = message.sdl));
  await once(child, 'exit');
  if (sdl) return sdl;
  throw new Error(`The schema of ${service} could not be made:\n${complaints}`);
}

const subgraphs = (built: boolean): string[] =>
  services().flatMap(({ name, subgraph }) => (subgraph && (moduleOf(name) !== undefined) === built ? [name] : []));

/** The public graph as types, from which the board infers what its operations answer. */
function boardTypes(supergraph: string): string {
  const { definitions } = transformSupergraphToPublicSchema(parse(supergraph));
  const live = parse(liveTypes).definitions.filter(({ kind }) => kind === 'ObjectTypeDefinition');
  const schema = buildASTSchema({ kind: 'Document', definitions: [...definitions, ...live] } as DocumentNode, { assumeValidSDL: true });
  const introspection = minifyIntrospection(introspectionFromSchema(schema));
  return `${header.replaceAll('#', '//')}${outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }).trim()}\n`;
}

async function compose(): Promise<Map<string, string>> {
  const [names, absent] = [subgraphs(true), subgraphs(false)];
  if (absent.length > 0) process.stdout.write(`left out, not in this build: ${absent.join(', ')}\n`);
  const schemas = await Promise.all(names.map(async (name) => ({ name, sdl: await sdlOf(name) })));
  const composed = composeServices(schemas.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}/graphql` })));
  if (!composed.supergraphSdl)
    throw new Error(`The services do not fit together:\n${composed.errors?.map(({ message }) => `- ${message}`).join('\n')}`);
  return new Map([
    ...schemas.map(({ name, sdl }) => [schemaFile(name), `${header}${sdl.trim()}\n`] as const),
    [supergraphFile, `${header}${composed.supergraphSdl.trim()}\n`] as const,
    [boardFile, boardTypes(composed.supergraphSdl)] as const,
  ]);
}

const committed = (file: string): string => (existsSync(join(checkout, file)) ? readFileSync(join(checkout, file), 'utf8') : '');

/** @returns whether the file was as it should be */
function settle(file: string, content: string, check: boolean): boolean {
  if (committed(file) === content) return true;
  if (check) process.stdout.write(`${file} is stale; run npm run generate\n${difference(committed(file), content)}\n`);
  else writeFileSync(join(checkout, file), content);
  if (!check) process.stdout.write(`${file} written\n`);
  return false;
}

try {
  const check = process.argv.includes('--check');
  const settled = [...(await compose())].map(([file, content]) => settle(file, content, check));
  if (settled.every(Boolean)) process.stdout.write(`${settled.length} schema files are as the code says\n`);
  else if (check) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
