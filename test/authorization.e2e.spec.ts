import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { type Role, roles } from '#platform/actor.js';
import { type Rule, ruleOf } from '#platform/policy.js';
import { tellTrials } from '#testing/trials.js';
import { checkout } from '../deploy/local/places.js';
import { auditPart } from './authorization/audit.js';
import { notificationsPart } from './authorization/notifications.js';
import { at, type AuthorizationPart, here, type Ids, sibling } from './authorization/part.js';
import { passesPart } from './authorization/passes.js';
import { registrationPart } from './authorization/registration.js';
import { screeningPart } from './authorization/screening.js';
import { suppliesPart } from './authorization/supplies.js';
import { everythingOf, fieldsOf } from './graph-selection.js';
import { type GraphAnswer, RunningStack } from './running-stack.js';

/** Every subgraph, in the order in which they are prepared. */
const parts = [registrationPart, screeningPart, passesPart, suppliesPart, notificationsPart, auditPart];
const people = roles.filter((role): role is Exclude<Role, 'service'> => role !== 'service');

const schemaOf = (service: string): GraphQLSchema =>
  buildASTSchema(parse(readFileSync(join(checkout, 'apps', service, 'schema.graphql'), 'utf8')), {
    assumeValid: true,
    assumeValidSDL: true,
  });

describe('who may see what', () => {
  const stack = new RunningStack();
  const schemas = new Map(parts.map(({ service }) => [service, schemaOf(service)]));
  const tried = new Set<string>();
  let ids: Ids;
  const leaked: string[] = [];
  let cases = 0;

  const schema = (service: string): GraphQLSchema => schemas.get(service) as GraphQLSchema;

  beforeAll(async () => {
    stack.start();
    const persons = people.flatMap((role) => [here, sibling].map((place) => ({ handle: at(role, place), role, scope: place.path })));
    await stack.makePersons([...persons, { handle: 'city-operator', role: 'operator', scope: '310000000000' }]);
    await stack.loadAreas('city-operator');
    await inhabit(sibling);
    ids = await inhabit(here);
  }, 240_000);

  afterAll(() => stack.end(), 60_000);

  async function inhabit(place: typeof here): Promise<Ids> {
    const made: Ids = {};
    for (const part of parts) Object.assign(made, await part.prepare(stack, place, made));
    return made;
  }

  /** Every way of asking a service about the hidden place: its root fields and its entities, with every field below them. */
  function* asked(part: AuthorizationPart): Generator<{ query: string; variables: Record<string, unknown>; fields: string[] }> {
    const own = schema(part.service);
    const questions = part.questions(ids);
    for (const field of Object.values(own.getQueryType()?.getFields() ?? {})) {
      if (field.name.startsWith('_')) continue;
      const variants = questions[field.name];
      if (!variants) throw new Error(`Query.${field.name} has no arguments in the authorization matrix`);
      for (const variables of variants) yield everythingOf(own, 'query', field, variables);
    }
    for (const [typename, key] of parts.flatMap((any) => Object.entries(any.entities(ids)))) {
      const type = own.getType(typename);
      if (!isObjectType(type) || !type.astNode?.directives?.some(({ name }) => name.value === 'key')) continue;
      const { text, fields } = fieldsOf(own, type);
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} ${text} } }`;
      yield { query, variables: { r: [{ __typename: typename, ...key }] }, fields };
    }
  }

  /** Keys that the question itself named may come back; nothing else of the hidden place may. */
  const leaks = ({ data, errors }: GraphAnswer, variables: Record<string, unknown>): string[] => {
    const named = JSON.stringify(variables);
    const answer = JSON.stringify({ data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) });
    const hidden = [here.name, here.phone.slice(-8), here.path, ...Object.values(ids)];
    return hidden.filter((text) => text && answer.includes(text) && !named.includes(text));
  };

  it('a role of a sibling committee learns nothing of this one, by any field, entity or error', async () => {
    for (const role of people) {
      for (const part of parts) {
        for (const { query, variables, fields } of asked(part)) {
          const answer = await stack.graphql(at(role, sibling), query, variables, part.service);
          fields.forEach((field) => tried.add(field));
          cases += fields.length;
          for (const text of leaks(answer, variables)) leaked.push(`${role}: ${text} by ${query.slice(0, 80)}`);
        }
      }
    }
    expect(leaked).toEqual([]);
  }, 240_000);

  it('a role of a sibling committee changes nothing here', async () => {
    for (const role of people) {
      for (const part of parts) {
        for (const field of Object.values(schema(part.service).getMutationType()?.getFields() ?? {})) {
          const variables = part.orders(ids)[field.name];
          if (!variables) throw new Error(`Mutation.${field.name} has no arguments in the authorization matrix`);
          const { query, fields } = everythingOf(schema(part.service), 'mutation', field, variables);
          const answer = await stack.graphql(at(role, sibling), query, variables, part.service);
          fields.forEach((name) => tried.add(name));
          cases += fields.length;
          const done = answer.data?.[field.name] as { accepted?: number } | null | undefined;
          expect({ role, field: field.name, done: done && done.accepted !== 0 }).toEqual({
            role,
            field: field.name,
            done: done ? false : done,
          });
          expect(leaks(answer, variables)).toEqual([]);
        }
      }
    }
  }, 240_000);

  it('a role of this committee sees names as the table says, and never a whole document number', async () => {
    const { clear, masked }: Rule = ruleOf('resident.read');
    for (const role of people) {
      const { data } = await stack.graphql(
        at(role, here),
        `query ($id: ID!) { resident(id: $id) { name { original } phones documents { number } } }`,
        { id: ids['resident'] },
      );
      const text = JSON.stringify(data ?? null);
      cases += 1;
      expect({ role, clear: text.includes(here.name) }).toEqual({ role, clear: clear.includes(role) });
      expect({ role, masked: text.includes('秘***') }).toEqual({ role, masked: masked.includes(role) && !clear.includes(role) });
    }
  }, 60_000);

  it('has tried every field of every service', () => {
    tellTrials(cases, leaked);
    const all = [...schemas.values()].flatMap((own) =>
      Object.values(own.getTypeMap())
        .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
        .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => `${type.name}.${field.name}`)),
    );
    const missed = [...new Set(all)].filter((field) => !field.includes('._') && !tried.has(field));
    expect(missed).toEqual([]);
    expect(cases).toBeGreaterThan(5_000);
  });
});
