import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checkout } from '../deploy/local/places.js';

/** Statements that bring a database to its entities, and those that bring it back. */
export interface Change {
  up: string[];
  down: string[];
}

const className = (words: string): string => words.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
const runs = (statements: readonly string[]): string =>
  statements.map((statement) => `await runner.query(${JSON.stringify(statement)});`).join('\n');

/** The next migration of a service as a file of its own, and its place at the end of the list. @returns the new file, from the top of the checkout */
export async function writeMigration(service: string, words: string, { up, down }: Change): Promise<string> {
  const source = join(checkout, 'apps', service, 'src');
  const numbers = readdirSync(join(source, 'migrations')).flatMap((name) => (/^\d+-/.test(name) ? [Number.parseInt(name, 10)] : []));
  const number = Math.max(...numbers) + 1;
  const name = `${className(words)}${number}`;
  const file = join(source, 'migrations', `${number}-${words}.ts`);
  await write(
    file,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

    export class ${name} implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {${runs(up)}}

      async down(runner: QueryRunner): Promise<void> {${runs(down)}}
    }`,
  );
  const list = join(source, `${service}.database.ts`);
  const before = readFileSync(list, 'utf8');
  const after = `import { ${name} } from './migrations/${number}-${words}.js';\n${before.replace(/(migrations: \[[^\]]*?),?\s*\]/, `$1, ${name}]`)}`;
  await write(list, after);
  return relative(checkout, file);
}

async function write(file: string, content: string): Promise<void> {
  writeFileSync(file, await format(content, { ...(await resolveConfig(file)), filepath: file }));
}
