import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { type Role, roles } from '#platform/actor.js';
import { type Rule, ruleOf } from '#platform/policy.js';
import { eventually, rows } from '#testing/stack.js';
import { checkout } from '../deploy/local/places.js';
import { everythingOf, fieldsOf } from './graph-selection.js';
import { type GraphAnswer, RunningStack } from './running-stack.js';

const subdistrict = '310000000000.310105000000.310105008000';
/** The place that must stay hidden, and a sibling whose code looks alike. */
const here = { code: '310105008020', path: `${subdistrict}.310105008020` };
const sibling = { code: '310105008002', path: `${subdistrict}.310105008002` };
const subgraphs = ['registration', 'screening'] as const;
const people = roles.filter((role): role is Exclude<Role, 'service'> => role !== 'service');

const secrets = { name: '秘密甲人', phone: '15412340001', document: '569999195003010019' };
const header = '小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话';
const rosterOf = (name: string, phone: string) => [header, `秘苑,1号,101,自住,户主,${name},1950-03-01,${phone}`].join('\n');

interface Ids {
  room: string;
  household: string;
  resident: string;
  campaign: string;
  target: string;
  assessment: string;
}

const schemaOf = (service: string): GraphQLSchema =>
  buildASTSchema(parse(readFileSync(join(checkout, 'apps', service, 'schema.graphql'), 'utf8')), {
    assumeValid: true,
    assumeValidSDL: true,
  });

describe('who may see what', () => {
  const stack = new RunningStack();
  const schemas = Object.fromEntries(subgraphs.map((service) => [service, schemaOf(service)])) as Record<
    (typeof subgraphs)[number],
    GraphQLSchema
  >;
  const tried = new Set<string>();
  let ids: Ids;
  let cases = 0;

  const at = (role: string, place: typeof here): string => `${role}-${place.code.slice(-3)}`;

  beforeAll(async () => {
    stack.start();
    const persons = people.flatMap((role) => [here, sibling].map((place) => ({ handle: at(role, place), role, scope: place.path })));
    await stack.makePersons([...persons, { handle: 'city-operator', role: 'operator', scope: '310000000000' }]);
    await stack.loadAreas('city-operator');
    await inhabit(sibling, '旁人乙', '15412340002');
    ids = await inhabit(here, secrets.name, secrets.phone);
  }, 240_000);

  afterAll(() => stack.stop(), 60_000);

  /** A roster, a campaign and an answer with a cough, each through its door. */
  async function inhabit(place: typeof here, name: string, phone: string): Promise<Ids> {
    const worker = at('committee-worker', place);
    const preview = await stack.upload(worker, place.code, rosterOf(name, phone));
    await stack.apply(worker, preview);
    await stack.applied(worker, preview);
    const input = { requestId: randomUUID(), areaCode: place.code, endsAt: new Date(Date.now() + 86_400_000) };
    const campaign = await eventually(async () => {
      const { data } = await stack.graphql(worker, `mutation ($input: OpenCampaignInput!) { openCampaign(input: $input) { id } }`, {
        input,
      });
      return (data?.['openCampaign'] as { id: string } | null)?.id;
    }, 20_000);
    const missing = await eventually(async () => {
      const { data } = await stack.graphql(
        worker,
        `query ($c: ID!, $a: ID!) { missingRooms(campaignId: $c, areaCode: $a) { edges { node { id room { code households { id } } residents { id } } } } }`,
        { c: campaign, a: place.code },
      );
      const edges = (data?.['missingRooms'] as { edges: { node: Missing }[] } | undefined)?.edges ?? [];
      return edges.find(({ node }) => node.residents.length > 0)?.node;
    }, 20_000);
    const resident = missing.residents[0]?.id ?? '';
    const given = [
      { question: 'key-region', yes: true },
      { question: 'contact', yes: false },
      { question: 'symptoms', choices: ['cough'] },
      { question: 'travel-plans', yes: false },
    ];
    const attempt = {
      requestId: randomUUID(),
      targetId: missing.id,
      channel: 'phone',
      outcome: 'answered',
      at: new Date(),
      answers: [{ residentId: resident, given }],
    };
    const recorded = await stack.graphql(
      worker,
      `mutation ($a: [AttemptInput!]!) { recordAttempts(attempts: $a) { accepted rejected { code } } }`,
      { a: [attempt] },
    );
    expect(recorded.data).toEqual({ recordAttempts: { accepted: 1, rejected: [] } });
    const database = stack.facts.database.adminUrl.replace(/\/[^/]*$/, '/linli_screening');
    const [assessment] = await rows<{ id: string }>(database, 'SELECT id FROM assessment WHERE resident_id = $1', [resident]);
    return {
      room: missing.room.code,
      household: missing.room.households[0]?.id ?? '',
      resident,
      campaign,
      target: missing.id,
      assessment: assessment?.id ?? '',
    };
  }

  interface Missing {
    id: string;
    room: { code: string; households: { id: string }[] };
    residents: { id: string }[];
  }

  /** Arguments that ask for the hidden place; a root field without an entry fails the test. */
  const questions = (): Record<string, Record<string, unknown>[]> => ({
    area: [{ code: here.code }, { code: ids.room }],
    findAddress: [{ text: '1号101', within: here.code }],
    household: [{ id: ids.household }],
    resident: [{ id: ids.resident }],
    searchResidents: [
      { within: here.code, name: secrets.name },
      { within: here.code, phone: secrets.phone },
      { within: subdistrict.split('.').at(-1), name: secrets.name },
    ],
    similarResidents: [{ person: { name: secrets.name, birthDate: '1950-03-01', nationality: 'CN' }, roomCode: ids.room }],
    questionSets: [{}],
    campaign: [{ id: ids.campaign }],
    campaigns: [{ areaCode: here.code }],
    roomTarget: [{ id: ids.target }],
    missingRooms: [{ campaignId: ids.campaign, areaCode: here.code }],
    proposedRisks: [{ campaignId: ids.campaign, areaCode: here.code, atLeast: 'none' }],
  });

  const orders = (): Record<string, Record<string, unknown>> => ({
    changeRoomState: { code: ids.room, state: 'empty' },
    registerHousehold: { input: { requestId: randomUUID(), roomCode: ids.room, tenure: 'owner', members: [], comparedDuplicates: true } },
    moveHousehold: { id: ids.household, toRoomCode: ids.room },
    closeHousehold: { id: ids.household },
    updateResident: { id: ids.resident, version: 1, person: { name: '改名' } },
    moveResident: { id: ids.resident, toHouseholdId: ids.household, relation: 'other' },
    unmaskDocuments: { residentId: ids.resident, purpose: 'correction' },
    openCampaign: {
      input: { requestId: randomUUID(), areaCode: here.code, endsAt: new Date(Date.now() + 86_400_000), channels: ['phone'] },
    },
    closeCampaign: { requestId: randomUUID(), id: ids.campaign },
    recordAttempts: {
      attempts: [{ requestId: randomUUID(), targetId: ids.target, channel: 'door', outcome: 'refused', at: new Date(), answers: [] }],
    },
    confirmRisk: { input: { requestId: randomUUID(), assessmentId: ids.assessment, level: 'none' } },
  });

  const entities = (): Record<string, Record<string, string>> => ({
    Area: { code: ids.room },
    Household: { id: ids.household },
    Resident: { id: ids.resident },
    Campaign: { id: ids.campaign },
    RoomTarget: { id: ids.target },
    Assessment: { id: ids.assessment },
  });

  /** Every way of asking a service about the hidden place: its root fields and its entities, with every field below them. */
  function* asked(service: (typeof subgraphs)[number]): Generator<{ query: string; variables: Record<string, unknown>; fields: string[] }> {
    const schema = schemas[service];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (field.name.startsWith('_')) continue;
      const variants = questions()[field.name];
      if (!variants) throw new Error(`Query.${field.name} has no arguments in the authorization matrix`);
      for (const variables of variants) yield everythingOf(schema, 'query', field, variables);
    }
    for (const [typename, key] of Object.entries(entities())) {
      const type = schema.getType(typename);
      if (!isObjectType(type) || !type.astNode?.directives?.some(({ name }) => name.value === 'key')) continue;
      const { text, fields } = fieldsOf(schema, type);
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} ${text} } }`;
      yield { query, variables: { r: [{ __typename: typename, ...key }] }, fields };
    }
  }

  /** Keys that the question itself named may come back; nothing else of the hidden place may. */
  const leaks = ({ data, errors }: GraphAnswer, variables: Record<string, unknown>): string[] => {
    const named = JSON.stringify(variables);
    const answer = JSON.stringify({ data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) });
    const hidden = [secrets.name, secrets.phone.slice(-8), here.path, ...Object.values(ids)];
    return hidden.filter((text) => text && answer.includes(text) && !named.includes(text));
  };

  it('a role of a sibling committee learns nothing of this one, by any field, entity or error', async () => {
    const leaked: string[] = [];
    for (const role of people) {
      for (const service of subgraphs) {
        for (const { query, variables, fields } of asked(service)) {
          const answer = await stack.graphql(at(role, sibling), query, variables, service);
          fields.forEach((field) => tried.add(field));
          cases += fields.length;
          for (const text of leaks(answer, variables)) leaked.push(`${role}: ${text} by ${query.slice(0, 80)}`);
        }
      }
    }
    expect(leaked).toEqual([]);
  }, 120_000);

  it('a role of a sibling committee changes nothing here', async () => {
    for (const role of people) {
      for (const service of subgraphs) {
        for (const field of Object.values(schemas[service].getMutationType()?.getFields() ?? {})) {
          const variables = orders()[field.name];
          if (!variables) throw new Error(`Mutation.${field.name} has no arguments in the authorization matrix`);
          const { query, fields } = everythingOf(schemas[service], 'mutation', field, variables);
          const answer = await stack.graphql(at(role, sibling), query, variables, service);
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
  }, 120_000);

  it('a role of this committee sees names as the table says, and never a whole document number', async () => {
    const { clear, masked }: Rule = ruleOf('resident.read');
    for (const role of people) {
      const { data } = await stack.graphql(
        at(role, here),
        `query ($id: ID!) { resident(id: $id) { name { original } phones documents { number } } }`,
        { id: ids.resident },
      );
      const text = JSON.stringify(data ?? null);
      cases += 1;
      expect({ role, clear: text.includes(secrets.name) }).toEqual({ role, clear: clear.includes(role) });
      expect({ role, masked: text.includes('秘***') }).toEqual({ role, masked: masked.includes(role) && !clear.includes(role) });
    }
  }, 60_000);

  it('has tried every field of every service', () => {
    const all = Object.values(schemas).flatMap((schema) =>
      Object.values(schema.getTypeMap())
        .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
        .flatMap((type) => Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => `${type.name}.${field.name}`)),
    );
    const missed = [...new Set(all)].filter((field) => !field.includes('._') && !tried.has(field));
    expect(missed).toEqual([]);
    expect(cases).toBeGreaterThan(5_000);
  });
});
