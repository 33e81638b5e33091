import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { passNumber } from '../src/pass/pass.rules.js';
import { compound, type Family, maotai, PassesUnderTest } from './passes-under-test.js';

const suspend =
  'mutation ($r: ID!, $id: ID!, $reason: SuspensionReason!) { suspendPass(requestId: $r, id: $id, reason: $reason) { state } }';
const revoke = 'mutation ($r: ID!, $id: ID!, $reason: RevocationReason!) { revokePass(requestId: $r, id: $id, reason: $reason) { state } }';
const decide = 'mutation ($r: ID!, $id: ID!, $ok: Boolean!) { decideSuspension(requestId: $r, id: $id, approved: $ok) { id state } }';
const r = randomUUID;
const day = 86_400_000;

describe('passes', () => {
  let test: PassesUnderTest;
  let lead: TestCaller;
  let doctor: TestCaller;
  const families: Family[] = [];
  const at = (number: number): Family => families[number]!;

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    for (let number = 1; number <= 12; number += 1) families.push(test.family(number, 3));
    await test.settle();
    lead = await test.service.as([{ role: 'committee-lead', scope: maotai.path }], { subject: 'lead' });
    doctor = await test.service.as([{ role: 'doctor', scope: maotai.path }], { subject: 'doctor' });
  }, 120_000);
  afterAll(() => test.stop());

  it('are issued row by row, each once, and told without a name', async () => {
    const [mother = '', father = ''] = at(0).people;
    const requestId = r();
    const holders = [
      { residentId: mother },
      { residentId: randomUUID() },
      { residentId: father },
      { residentId: mother },
      { householdId: at(0).household },
    ];
    const first = await test.issue(holders, { requestId });
    expect(first.passes.map(({ residentId, state }) => [residentId, state])).toEqual([
      [mother, 'active'],
      [father, 'active'],
    ]);
    expect(first.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'PASS_HOLDER_UNKNOWN'],
      [3, 'PASS_HELD_ALREADY'],
      [4, 'PASS_HOLDER_MISSING'],
    ]);
    expect(await test.issue(holders, { requestId })).toEqual(first);
    const lacking = 'query ($of: ID!) { peopleWithoutPass(areaCode: $of) { residentId placeName } }';
    const { peopleWithoutPass } = await test.data<{ peopleWithoutPass: { residentId: string }[] }>(lead, lacking, { of: at(0).home.code });
    expect(peopleWithoutPass.map(({ residentId }) => residentId)).toEqual([at(0).people[2]]);
    await test.published();
    const [told] = await eventually(
      () => test.heard.of('pass-issued', first.passes[0]!.id).length > 0 && test.heard.of('pass-issued', first.passes[0]!.id),
    );
    expect(told!.payload).toMatchObject({ residentId: mother, areaPath: compound.path, passClass: 'resident' });
    expect(await test.wrongCounts()).toEqual([]);
  });

  it.each<[string, object, Record<string, unknown>]>([
    ['PASS_PLATE_WRONG', { plate: '12345' }, { passClass: 'vehicle' }],
    ['PASS_PLATE_TAKEN', { plate: '沪A12345' }, { passClass: 'vehicle' }],
    ['PASS_VISITOR_NAME_MISSING', {}, { passClass: 'visitor', validUntil: new Date(Date.now() + day / 2) }],
    ['FORM_NUMBER_WRONG', { plate: '沪A99999', formNumber: '12345678-0', formCheckCode: 'AAAA' }, { passClass: 'vehicle' }],
    ['FORM_UNKNOWN', { plate: '沪A99999', formNumber: passNumber(77), formCheckCode: 'AAAA' }, { passClass: 'vehicle' }],
  ])('are refused a row with %s', async (code, holder, changes) => {
    if (code === 'PASS_PLATE_TAKEN') await test.issue([{ householdId: at(1).household, plate: '沪A·12345' }], changes);
    const { passes: issued, rejected } = await test.issue([{ householdId: at(2).household, ...holder }], changes);
    expect([issued, rejected.map((row) => row.code)]).toEqual([[], [code]]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['PASS_VALIDITY_WRONG', { validUntil: '2020-01-01T00:00:00Z' }],
    ['PASS_TOO_LONG', { validUntil: new Date(Date.now() + 400 * day) }],
    ['PASSES_TOO_MANY', { holders: Array.from({ length: 501 }, () => ({})) }],
    ['INPUT_INVALID', { requestId: 'once' }],
  ])('are refused all together with %s', async (code, changes) => {
    const input = {
      requestId: r(),
      passClass: 'resident',
      validUntil: new Date(Date.now() + day),
      holders: [{ residentId: at(2).people[0] }],
      ...changes,
    };
    const mutation = 'mutation ($input: IssuePassesInput!) { issuePasses(input: $input) { accepted } }';
    expect(await test.refusal(test.worker, mutation, { input })).toBe(code);
  });

  it('are suspended for health by hand only with another unit', async () => {
    const [pass] = await test.issue([{ residentId: at(8).people[0] }]).then(({ passes: issued }) => issued);
    await test.data(test.worker, suspend, { r: r(), id: pass!.id, reason: 'observation' });
    expect(await test.stateOf(pass!.id)).toBe('active');
    const asked = 'query ($c: ID!) { suspensionsAsked(areaCode: $c) { id passId } }';
    const { suspensionsAsked } = await test.data<{ suspensionsAsked: { id: string; passId: string }[] }>(doctor, asked, { c: maotai.code });
    const id = suspensionsAsked.find(({ passId }) => passId === pass!.id)!.id;
    expect(await test.refusal(lead, decide, { r: r(), id, ok: true })).toBe('SECOND_UNIT_NEEDED');
    expect(await test.refusal(test.worker, decide, { r: r(), id, ok: true })).toBe('ACTION_NOT_ALLOWED');
    await test.data(doctor, decide, { r: r(), id, ok: true });
    expect(await test.stateOf(pass!.id)).toBe('suspended');
    expect(await test.refusal(doctor, decide, { r: r(), id, ok: true })).toBe('SUSPENSION_DECIDED');
    await test.published();
    const about = await eventually(() => {
      const told = test.heard.of('access-recorded').filter(({ payload }) => payload['resourceId'] === pass!.id);
      return (
        told.length >= 2 && told.map(({ payload: { action, approvers, reason, decision } }) => ({ action, approvers, reason, decision }))
      );
    });
    expect(about).toEqual([
      { action: 'pass.suspend', approvers: ['worker-of-maotai'], reason: 'observation', decision: 'allow' },
      { action: 'pass.approve', approvers: ['worker-of-maotai', 'doctor'], reason: 'observation', decision: 'allow' },
    ]);
  });

  it('are revoked by the lead alone, and cannot be changed afterwards', async () => {
    const [pass] = await test
      .issue([{ householdId: at(11).household, plate: '沪B12345' }], { passClass: 'vehicle' })
      .then(({ passes: issued }) => issued);
    expect(await test.refusal(test.worker, revoke, { r: r(), id: pass!.id, reason: 'misuse' })).toBe('ACTION_NOT_ALLOWED');
    const why = 'query ($id: ID!) { pass(id: $id) { revokedFor } }';
    expect(await test.data(test.worker, why, { id: pass!.id })).toEqual({ pass: { revokedFor: null } });
    await test.data(lead, revoke, { r: r(), id: pass!.id, reason: 'misuse' });
    expect(await test.data(test.worker, why, { id: pass!.id })).toEqual({ pass: { revokedFor: 'misuse' } });
    expect(await test.refusal(test.worker, suspend, { r: r(), id: pass!.id, reason: 'lost' })).toBe('PASS_NOT_RUNNING');
    expect(await test.refusal(lead, revoke, { r: r(), id: pass!.id, reason: 'misuse' })).toBe('PASS_NOT_RUNNING');
    expect(await test.refusal(test.worker, suspend, { r: r(), id: randomUUID(), reason: 'lost' })).toBe('PASS_UNKNOWN');
  });

  it('of visitors are invited by the household, whose names nobody else reads', async () => {
    const resident = await test.service.as([{ role: 'resident', scope: at(1).home.path, household: at(1).household }]);
    const visit = { passClass: 'visitor', validUntil: new Date(Date.now() + day / 2).toISOString() };
    const { passes: issued } = await test.issue([{ householdId: at(1).household, visitorName: '来访甲' }], visit, resident, 'invite');
    const { rejected } = await test.issue([{ householdId: at(2).household, visitorName: '来访乙' }], visit, resident, 'invite');
    expect(rejected.map(({ code }) => code)).toEqual(['PASS_HOUSEHOLD_UNKNOWN']);
    const query = 'query ($id: ID!) { pass(id: $id) { state area { code } placeName sealedDetails { visitorName } } }';
    expect(await test.data(resident, query, { id: issued[0]!.id })).toEqual({
      pass: {
        state: 'active',
        area: { code: at(1).home.code },
        placeName: expect.stringContaining('1'),
        sealedDetails: { visitorName: '来访甲' },
      },
    });
    const looks = () => test.heard.of('access-recorded').filter(({ payload }) => payload['resourceType'] === 'pass-details');
    await test.published();
    expect(looks()).toEqual([]);
    expect(await test.data(test.worker, query, { id: issued[0]!.id })).toMatchObject({
      pass: { sealedDetails: { visitorName: '来访甲' } },
    });
    await test.published();
    await eventually(() => looks().length === 1 && looks()[0]!.payload['resourceId'] === issued[0]!.id);
    const officer = await test.service.as([{ role: 'property-manager', scope: compound.path }]);
    const building = at(1).home.path.split('.').at(5);
    expect(await test.data(officer, query, { id: issued[0]!.id })).toEqual({
      pass: { state: 'active', area: { code: building }, placeName: expect.any(String), sealedDetails: null },
    });
    const car = {
      input: {
        requestId: r(),
        passClass: 'vehicle',
        validUntil: new Date(Date.now() + day),
        holders: [{ householdId: at(1).household, plate: '沪C12345' }],
      },
    };
    await test.issue([{ householdId: at(2).household, plate: '沪C12345' }], { passClass: 'vehicle' });
    const invite = 'mutation ($input: IssuePassesInput!) { invite(input: $input) { accepted } }';
    expect(await test.refusal(resident, invite, car)).toBe('PASS_PLATE_TAKEN');
    expect(await test.wrongCounts()).toEqual([]);
    const more = await test.issue(
      [1, 2, 3].map((number) => ({ householdId: at(1).household, visitorName: `来访${number}` })),
      visit,
      resident,
      'invite',
    );
    expect(more.rejected.map(({ index, code }) => [index, code])).toEqual([[2, 'PASS_TOO_MANY']]);
  });

  it('are counted for 24 committees by as many statements as for one, and numbered in order for whoever hears', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { passes { active suspended asOf events(first: 3) { nodes { id type at areaCode } endCursor } } } } }`;
    const of = [maotai.code, compound.code];
    const read = (codes: string[]) => () =>
      test.data<{ _entities: { passes: Record<string, unknown> | null }[] }>(lead, query, {
        of: codes.map((code) => ({ __typename: 'Area', code })),
      });
    const { _entities } = await read(of)();
    const [counted] = await rows<{ active: number }>(
      test.service.database.adminUrl,
      `SELECT count(*)::int AS active FROM pass WHERE state = 'active'`,
    );
    expect(_entities.map(({ passes }) => passes!['active'])).toEqual([counted!.active, counted!.active]);
    const light = query.replace(/events.*?endCursor \}/, '');
    const count = (codes: string[]) =>
      test.statementsOf(() => test.data(lead, light, { of: codes.map((code) => ({ __typename: 'Area', code })) }));
    expect((await count(Array.from({ length: 24 }, () => maotai.code))).length).toBe(1);
    await test.published();
    await eventually(() => test.heard.of('pass-revoked').length === 1);
    expect(test.heard.outOfOrder()).toEqual([]);
    expect(await rows(test.service.database.adminUrl, 'SELECT * FROM parked')).toEqual([]);
  });
});
