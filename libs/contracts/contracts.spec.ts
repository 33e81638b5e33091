import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { registry } from './registry.js';

const examples = join(import.meta.dirname, 'examples');
const idOf = ({ type, version }: { type: string; version: number }) => `${type}.v${version}`;
const exampleOf = (id: string) => JSON.parse(readFileSync(join(examples, `${id}.json`), 'utf8')) as Record<string, unknown>;

/** Field names under which a payload could carry a person's data. */
const personal = /^(fullName|givenName|familyName|phone|mobile|email|documentNumber|idNumber|passport|address|birthDate|dateOfBirth)$/i;

const fieldsOf = (value: unknown): string[] =>
  value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]) : [];

describe('a contract', () => {
  it.each(registry.map((contract) => [idOf(contract), contract] as const))(
    '%s reads its committed example and writes it unchanged',
    (id, contract) => {
      const example = exampleOf(id);
      expect(JSON.parse(JSON.stringify(contract.payload.parse(example)))).toEqual(example);
    },
  );

  it.each(registry.map((contract) => [idOf(contract), contract] as const))('%s has its key in the payload, as a text', (id, contract) => {
    expect(typeof exampleOf(id)[contract.key]).toBe('string');
    expect(contract.payload.shape).toHaveProperty(contract.key);
  });

  it('is read by a build that does not know a later field', () => {
    for (const contract of registry)
      expect(contract.payload.parse({ ...exampleOf(idOf(contract)), addedLater: 1 })).toEqual(exampleOf(idOf(contract)));
  });

  it('has one name and one example', () => {
    expect(readdirSync(examples).sort()).toEqual(registry.map((contract) => `${idOf(contract)}.json`).sort());
  });

  it('is named <service>.<noun>.<event>, and its topic <service>.<noun>', () => {
    for (const { type, topic } of registry) {
      expect(type).toMatch(/^[a-z]+\.[a-z-]+\.[a-z-]+$/);
      expect(type.startsWith(`${topic.name}.`)).toBe(true);
    }
  });

  it('carries no field that is made for personal data', () => {
    for (const contract of registry) expect(fieldsOf(exampleOf(idOf(contract))).filter((name) => personal.test(name))).toEqual([]);
  });
});
