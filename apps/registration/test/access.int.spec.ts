import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PayloadOf } from '#contracts/topic.js';
import type { AccessRecorded } from '#contracts/audit.events.js';
import { gatewayHeader } from '#platform/token.js';
import { readSecret } from '#platform/config.js';
import { phone } from '#testing/builders.js';
import type { TestCaller } from '#testing/service.js';
import { rows } from '#testing/stack.js';
import { type Family, maotai, RegistrationUnderTest } from './registration-under-test.js';

type Facts = PayloadOf<typeof AccessRecorded>;

const byId = 'query ($id: ID!) { resident(id: $id) { id relation name { original } phones birthDate documents { number } } }';
const unmask = `mutation ($ids: [ID!]!, $confirmed: Boolean!) {
  unmaskResidents(residentIds: $ids, purpose: identity_check, confirmed: $confirmed) { id name { original } phones documents { number } } }`;

describe('who sees what of somebody', () => {
  let test: RegistrationUnderTest;
  let family: Family;
  let resident: string;

  beforeAll(async () => {
    test = await RegistrationUnderTest.start();
    family = await test.family(await test.room('301'), [{ name: '赵试一', phones: [phone(1)] }, { name: '赵例二' }]);
    resident = family.residentIds[0]!;
  }, 60_000);
  afterAll(() => test.stop(), 30_000);

  const records = async (): Promise<Facts[]> => {
    const heard = await test.accessRecords();
    return heard.map(({ payload }) => payload as unknown as Facts);
  };
  const recordsOf = async (work: () => Promise<unknown>): Promise<Facts[]> => {
    const before = (await records()).length;
    await work();
    return (await records()).slice(before);
  };

  it('a reading with a name is written down once, with whom it was about', async () => {
    const [record, ...others] = await recordsOf(() => test.worker.graphql(byId, { id: resident }));
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      ...{ actor: 'worker-of-maotai', role: 'committee-worker', action: 'resident.read', purpose: 'neighbourhood-work', decision: 'allow' },
      ...{ resourceType: 'resident', resourceId: resident, count: 1, residents: [resident], households: [family.householdId] },
    });
  });

  it('a list is one record; ids alone, masked names and the own household are none', async () => {
    const household = 'query ($id: ID!) { household(id: $id) { residents { name { original } } } }';
    const [list, ...others] = await recordsOf(() => test.worker.graphql(household, { id: family.householdId }));
    expect(others).toEqual([]);
    expect(list).toMatchObject({ action: 'household.read', resourceId: null, count: 2 });
    expect([...list!.residents].sort()).toEqual([...family.residentIds].sort());
    const ids = 'query ($id: ID!) { household(id: $id) { residents { id relation } } }';
    expect(await recordsOf(() => test.worker.graphql(ids, { id: family.householdId }))).toEqual([]);
    expect(await recordsOf(() => test.officer.graphql(byId, { id: resident }))).toEqual([]);
    const atHome = await test.service.as([{ role: 'resident', scope: `${maotai.path}.${maotai.code}-001`, household: family.householdId }]);
    const seen: Facts[] = await recordsOf(async () => {
      const { data } = await atHome.graphql<{ resident: { name: { original: string } } }>(byId, { id: resident });
      expect(data?.resident.name.original).toBe('赵试一');
    });
    expect(seen).toEqual([]);
  });

  it('unmasking asks for a purpose and is in the ledger before the answer leaves', async () => {
    const [record] = await recordsOf(async () => {
      const { data } = await test.worker.graphql<{ unmaskResidents: { phones: string[] }[] }>(unmask, {
        ids: [resident],
        confirmed: false,
      });
      expect(data?.unmaskResidents[0]?.phones).toEqual([phone(1)]);
    });
    expect(record).toMatchObject({ action: 'resident.unmask', purpose: 'identity-check', residents: [resident], resourceId: resident });
    const without = 'mutation ($ids: [ID!]!) { unmaskResidents(residentIds: $ids) { id } }';
    expect((await test.worker.graphql(without, { ids: [resident] })).data).toBeUndefined();
    const weak = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { amr: ['pwd'] });
    expect((await weak.graphql(unmask, { ids: [resident], confirmed: true })).errors?.[0]?.extensions.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('without its record there is no answer', async () => {
    const forbid = (sql: string) => rows(test.service.database.adminUrl, sql);
    await forbid('ALTER TABLE access_source ADD CONSTRAINT closed CHECK (sequence < 0) NOT VALID');
    const read = await test.worker.graphql(byId, { id: resident });
    const unmasked = await test.worker.graphql(unmask, { ids: [resident], confirmed: false });
    await forbid('ALTER TABLE access_source DROP CONSTRAINT closed');
    expect(JSON.stringify([read, unmasked])).not.toMatch(/赵试一|154/);
    expect([read.errors?.[0]?.extensions.code, unmasked.errors?.[0]?.extensions.code]).toEqual(['FAULT', 'FAULT']);
  });

  it('an hour has room for 200 people, for 500 after saying so, and then for none', async () => {
    const subject = randomUUID();
    const caller: TestCaller = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { subject });
    const seen = (people: number) =>
      rows(test.service.database.adminUrl, `INSERT INTO person_view SELECT $1, gen_random_uuid(), now() FROM generate_series(1, $2)`, [
        subject,
        people,
      ]);
    const codeOf = async (confirmed: boolean) =>
      (await caller.graphql(unmask, { ids: [resident], confirmed })).errors?.[0]?.extensions.code;
    await seen(199);
    expect(await codeOf(false)).toBeUndefined();
    await seen(1);
    expect(await codeOf(false)).toBe('VIEW_BUDGET_CONFIRM');
    expect(await codeOf(true)).toBeUndefined();
    await seen(299);
    expect(await codeOf(true)).toBeUndefined();
    await seen(1);
    expect(await codeOf(true)).toBe('VIEW_BUDGET_SPENT');
    const denied = await recordsOf(async () => {
      expect((await caller.graphql(byId, { id: resident })).errors?.[0]?.extensions.code).toBe('VIEW_BUDGET_SPENT');
    });
    expect(denied).toMatchObject([{ actor: subject, decision: 'deny', residents: [resident] }]);
    await rows(test.service.database.adminUrl, `UPDATE person_view SET at = at - interval '1 hour' WHERE subject = $1`, [subject]);
    expect(await codeOf(false)).toBeUndefined();
  });

  it('a service that asks for contacts is written down like anybody', async () => {
    const ask = () =>
      fetch(new URL('/internal/contacts', test.service.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', [gatewayHeader]: readSecret('gateway-token') },
        body: JSON.stringify({ residentIds: family.residentIds }),
      });
    const [record] = await recordsOf(ask);
    expect(record).toMatchObject({ actor: 'service:notifications', purpose: 'notification', resourceType: 'contact', count: 2 });
  });

  it('records of one lane are numbered without a hole', async () => {
    for (const [, lane] of Map.groupBy(await records(), ({ source }) => source))
      expect(lane.map(({ sourceSeq }) => sourceSeq)).toEqual(lane.map((_, index) => index + 1));
  });
});
