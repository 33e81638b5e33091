import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSecret } from '#platform/config.js';
import { rows } from '#testing/stack.js';
import { type Family, maotai, RegistrationUnderTest } from './registration-under-test.js';

describe('how to reach people', () => {
  let test: RegistrationUnderTest;
  let family: Family;

  const ask = async (residentIds: unknown, headers: Record<string, string> = { 'x-linli-gateway': readSecret('gateway-token') }) => {
    const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ residentIds }) };
    const answer = await fetch(new URL('/internal/contacts', test.service.url), sent);
    return { status: answer.status, body: (await answer.json()) as { contacts?: { residentId: string }[]; code?: string } };
  };

  beforeAll(async () => {
    test = await RegistrationUnderTest.start();
    const members = [{ name: 'Kim Siho', language: 'ko', phones: ['13900000001'], emails: ['Kim@Example.org'] }, { name: '王试乙' }];
    family = await test.family(await test.room('301'), members);
  }, 120_000);
  afterAll(() => test.stop());

  it('is told to services of the system when they write, sealed where it lies', async () => {
    const [first = '', second = ''] = family.residentIds;
    const { body } = await ask([first, second, randomUUID()]);
    const known = new Map(body.contacts?.map((contact) => [contact.residentId, contact]));
    expect(known.size).toBe(2);
    const named = await test.data<{ household: { residents: { id: string; name: { original: string } }[] } }>(
      test.worker,
      `query { household(id: "${family.householdId}") { residents { id name { original } } } }`,
    );
    const kim = named.household.residents.find(({ name }) => name.original === 'Kim Siho')?.id ?? '';
    expect(known.get(kim)).toEqual({
      residentId: kim,
      name: 'Kim Siho',
      language: 'ko',
      phones: ['+8613900000001'],
      emails: ['Kim@example.org'],
    });
    expect(JSON.stringify(await rows(test.service.database.adminUrl, 'SELECT * FROM resident'))).not.toMatch(/example\.org|Kim/);
  });

  it('of a record that was merged is that of the one that stands', async () => {
    const [first = '', second = ''] = family.residentIds;
    const merge =
      'mutation ($requestId: ID!, $from: ID!, $into: ID!) { mergeResidents(requestId: $requestId, residentId: $from, intoResidentId: $into) { id } }';
    await test.data(test.worker, merge, { requestId: randomUUID(), from: second, into: first });
    const [contact] = (await ask([second])).body.contacts ?? [];
    expect(contact).toEqual({ ...(await ask([first])).body.contacts?.[0], residentId: second });
  });

  it('is told to nobody else, and of no more than 500 people at once', async () => {
    expect(await ask(family.residentIds, {})).toMatchObject({ status: 403, body: { code: 'GATEWAY_ONLY' } });
    expect(await ask(family.residentIds, { authorization: `Bearer ${test.worker.token}` })).toMatchObject({ status: 403 });
    expect((await ask(Array.from({ length: 501 }, () => randomUUID()))).body.code).toBe('INPUT_INVALID');
    expect((await ask(['one'])).body.code).toBe('INPUT_INVALID');
  });

  it('is masked for an officer, and a wrong address is refused', async () => {
    const query = `query { searchResidents(within: "${maotai.code}", name: "Kim Siho") { id } }`;
    const { searchResidents } = await test.data<{ searchResidents: { id: string }[] }>(test.worker, query);
    const seen = await test.data(test.officer, 'query ($id: ID!) { resident(id: $id) { emails } }', { id: searchResidents[0]?.id });
    expect(seen).toEqual({ resident: { emails: ['K***@example.org'] } });
    const update = 'mutation ($id: ID!) { updateResident(id: $id, version: 1, person: { name: "Kim Siho", emails: ["a b"] }) { id } }';
    expect(await test.codeOf(test.worker, update, { id: searchResidents[0]?.id })).toBe('EMAIL_INVALID');
  });
});
