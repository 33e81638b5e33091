import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { type Family, lookalike, maotai, RegistrationUnderTest } from './registration-under-test.js';

const merge = `mutation ($requestId: ID!, $residentId: ID!, $intoResidentId: ID!) {
  mergeResidents(requestId: $requestId, residentId: $residentId, intoResidentId: $intoResidentId) { id mergedInto } }`;
const undo = 'mutation ($requestId: ID!, $residentId: ID!) { undoMerge(requestId: $requestId, residentId: $residentId) { id mergedInto } }';
const search = `query ($within: ID!, $name: String, $phone: String) { searchResidents(within: $within, name: $name, phone: $phone) { id name { original } } }`;

describe('one person who stands in the register twice', () => {
  let test: RegistrationUnderTest;
  let [first, second, elsewhere]: Family[] = [];
  let [twice = '', standing = '']: string[] = [];

  const people = async (): Promise<number> => {
    const query = 'query ($code: ID!) { area(code: $code) { population { residents } } }';
    return (await test.data<{ area: { population: { residents: number } } }>(test.worker, query, { code: maotai.code })).area.population
      .residents;
  };
  const found = async (by: { name?: string; phone?: string }): Promise<string[]> =>
    (await test.data<{ searchResidents: { id: string }[] }>(test.worker, search, { within: maotai.code, ...by })).searchResidents.map(
      ({ id }) => id,
    );
  const refused = (query: string, variables: Record<string, unknown>, caller: TestCaller = test.worker) =>
    test.codeOf(caller, query, { requestId: randomUUID(), ...variables });
  const kept = () =>
    rows(test.service.database.adminUrl, 'SELECT id, wrapped_key, contact_sealed, household_id, relation FROM resident ORDER BY id');

  beforeAll(async () => {
    test = await RegistrationUnderTest.start();
    first = await test.family(await test.room('301'), [{ name: '王试甲' }, { name: '王试小', phones: ['13900000001'] }]);
    second = await test.family(await test.room('302'), [{ name: '王试晓', phones: ['13900000002'] }]);
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    elsewhere = await test.family(await test.room('301', stranger, lookalike.code), [{ name: '王试小' }], stranger);
    [standing = '', twice = ''] = [first.residentIds[1] ?? '', second.residentIds[0] ?? ''];
  }, 120_000);
  afterAll(() => test.stop());

  it('is counted once after the two were merged, and found by either name and phone', async () => {
    const before = await people();
    const variables = { requestId: randomUUID(), residentId: twice, intoResidentId: standing };
    const merged = await test.data<{ mergeResidents: object }>(test.worker, merge, variables);
    expect(merged.mergeResidents).toEqual({ id: standing, mergedInto: null });
    expect(await test.data(test.worker, merge, variables)).toEqual(merged);
    expect(await people()).toBe(before - 1);
    expect(await found({ name: '王试晓' })).toEqual([standing]);
    expect(await found({ phone: '13900000002' })).toEqual([standing]);
    expect(await found({ name: '王试小' })).toEqual([standing]);
    const similar = await test.data<{ similarResidents: { resident: { id: string } }[] }>(
      test.worker,
      'query ($roomCode: ID!) { similarResidents(person: { name: "x", phones: ["13900000002"] }, roomCode: $roomCode) { resident { id } } }',
      { roomCode: await test.room('303') },
    );
    expect(similar.similarResidents).toEqual([{ resident: { id: standing } }]);
  });

  it('keeps both histories, and others hear of it', async () => {
    for (const { householdId } of [first!, second!]) {
      const { household } = await test.data<{ household: { history: { what: string }[] } }>(
        test.worker,
        'query ($id: ID!) { household(id: $id) { history { what } } }',
        { id: householdId },
      );
      expect(household.history.map(({ what }) => what)).toEqual(expect.arrayContaining(['residents-merged', 'resident-registered']));
    }
    expect(await test.hears('residents-merged', twice)).toMatchObject([
      { sequence: 2, payload: { residentId: twice, intoResidentId: standing, householdId: second!.householdId } },
    ]);
    const record = await test.data(test.worker, 'query ($id: ID!) { resident(id: $id) { mergedInto } }', { id: twice });
    expect(record).toEqual({ resident: { mergedInto: standing } });
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    ['MERGE_WITH_ITSELF', merge, () => ({ residentId: standing, intoResidentId: standing })],
    ['RESIDENT_MERGED', merge, () => ({ residentId: twice, intoResidentId: first!.residentIds[0] })],
    ['RESIDENT_MERGED', merge, () => ({ residentId: first!.residentIds[0], intoResidentId: twice })],
    ['MERGE_ACROSS_JURISDICTIONS', merge, () => ({ residentId: standing, intoResidentId: elsewhere!.residentIds[0] })],
    ['MERGE_ACROSS_JURISDICTIONS', merge, () => ({ residentId: standing, intoResidentId: randomUUID() })],
    ['RESIDENT_UNKNOWN', merge, () => ({ residentId: randomUUID(), intoResidentId: randomUUID() })],
    ['INPUT_INVALID', merge, () => ({ residentId: 'one', intoResidentId: standing })],
    ['RESIDENT_NOT_MERGED', undo, () => ({ residentId: standing })],
    ['RESIDENT_UNKNOWN', undo, () => ({ residentId: elsewhere!.residentIds[0] })],
  ])('is refused without a trace: %s', async (code, query, variables) => {
    await test.published();
    const before = await test.traces();
    expect(await refused(query, variables())).toBe(code);
    expect(await test.traces()).toEqual(before);
  });

  it('is refused to somebody of two committees, and to a password alone', async () => {
    const grants = [maotai, lookalike].map(({ path: scope }) => ({ role: 'committee-worker' as const, scope }));
    const both = { residentId: standing, intoResidentId: elsewhere!.residentIds[0] };
    expect(await refused(merge, both, await test.service.as(grants))).toBe('MERGE_ACROSS_COMMITTEES');
    expect(await refused(merge, both, await test.service.as(grants, { amr: ['pwd'] }))).toBe('ACTION_NOT_ALLOWED');
  });

  it('cannot be corrected or moved by the record that does not stand', async () => {
    const update = 'mutation ($id: ID!) { updateResident(id: $id, version: 2, person: { name: "x" }) { id } }';
    const move = 'mutation ($id: ID!, $to: ID!) { moveResident(id: $id, toHouseholdId: $to, relation: other) { id } }';
    expect(await test.codeOf(test.worker, update, { id: twice })).toBe('RESIDENT_MERGED');
    expect(await test.codeOf(test.worker, move, { id: twice, to: first!.householdId })).toBe('RESIDENT_MERGED');
  });

  it('is two again exactly as before, in a household that lives again', async () => {
    const before = await kept();
    const counted = await people();
    await test.data(test.worker, 'mutation ($id: ID!) { closeHousehold(id: $id) { id } }', { id: second!.householdId });
    const variables = { requestId: randomUUID(), residentId: twice };
    expect(await test.data(test.worker, undo, variables)).toEqual({ undoMerge: { id: twice, mergedInto: null } });
    expect(await test.data(test.worker, undo, variables)).toEqual({ undoMerge: { id: twice, mergedInto: null } });
    expect(await kept()).toEqual(before);
    expect(await people()).toBe(counted + 1);
    expect(await found({ name: '王试晓' })).toEqual([twice]);
    expect(await test.hears('merge-undone', twice)).toMatchObject([{ sequence: 3, payload: { fromResidentId: standing } }]);
    expect(await test.hears('household-registered', second!.householdId, 2)).toHaveLength(2);
    expect(test.heard.outOfOrder()).toEqual([]);
    const query = 'query ($id: ID!) { household(id: $id) { closedAt residents { id } } }';
    expect(await test.data(test.worker, query, { id: second!.householdId })).toEqual({
      household: { closedAt: null, residents: [{ id: twice }] },
    });
  });

  it('stays as it is when the roster comes again', async () => {
    await test.data(test.worker, merge, { requestId: randomUUID(), residentId: twice, intoResidentId: standing });
    const form = new FormData();
    const text = '小区,楼栋,房号,房屋状态,户序号,与户主关系,姓名\n茅台新苑,12号,302,自住,1,户主,王试晓\n';
    form.set('file', new Blob([text]), 'again.csv');
    const { importId } = (await (await test.worker.fetch(`/rosters?area=${maotai.code}`, { method: 'POST', body: form })).json()) as {
      importId: string;
    };
    const counted = await people();
    await test.worker.fetch(`/rosters/${importId}/apply`, { method: 'POST' });
    await test.workIsDone();
    const [roster] = await rows(test.service.database.adminUrl, 'SELECT created, updated FROM roster_import WHERE id = $1', [importId]);
    expect(roster).toEqual({ created: 0, updated: 0 });
    expect(await people()).toBe(counted);
  });
});
