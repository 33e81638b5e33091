import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSecret } from '#platform/config.js';
import type { TestCaller } from '#testing/service.js';
import { eventually, rows } from '#testing/stack.js';
import { decide } from '../src/decision/decide.js';
import { verifyEs256 } from '../src/decision/es256.js';
import type { GateRules } from '../src/decision/gate-rules.js';
import { type Lists, readRevocations, readTrustList, withRevocations, withTrustList } from '../src/decision/lists.js';
import { compound, district, type Family, PassesUnderTest, type ShownPass } from './passes-under-test.js';

const code = 'query ($id: ID!) { passCode(id: $id) { token expiresAt } }';
const suspend = 'mutation ($r: ID!, $id: ID!) { suspendPass(requestId: $r, id: $id, reason: lost) { state } }';
const restore = 'mutation ($r: ID!, $id: ID!) { restorePass(requestId: $r, id: $id) { state } }';
const day = 86_400_000;

const gate: GateRules = {
  ...{ gateId: randomUUID(), district: district.code, compound: compound.code, open: true, hours: null },
  steps: [{ kind: 'scan', directions: ['in', 'out'] }],
};

describe('tokens and lists', () => {
  let test: PassesUnderTest;
  let family: Family;
  let holder: TestCaller;
  let passes: ShownPass[];
  let listKey: { x: string; y: string };
  let lists: Lists = { trust: null, revocations: null };

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    family = test.family(1, 3);
    await test.settle();
    passes = (await test.issue(family.people.map((residentId) => ({ residentId })))).passes;
    holder = await test.service.as([{ role: 'resident', scope: family.home.path, household: family.household }]);
    const [key] = await rows<{ x: string; y: string }>(
      test.service.database.adminUrl,
      `SELECT x, y FROM signing_key WHERE purpose = 'list'`,
    );
    listKey = key!;
  }, 120_000);
  afterAll(() => test.stop());

  /** As a device fetches them: without anybody's token. */
  const fetched = async (path: string): Promise<Uint8Array> => {
    const headers = { 'x-linli-gateway': readSecret('gateway-token') };
    const response = await fetch(`${test.service.url}/gate/${path}`, { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/cose; cose-type="cose-sign1"']);
    return new Uint8Array(await response.arrayBuffer());
  };
  const sync = async (): Promise<void> => {
    lists = withTrustList(lists, readTrustList(await fetched(`trust/${district.code}`), listKey, verifyEs256)!);
    const after = lists.revocations ? `?after=${lists.revocations.number}` : '';
    lists = withRevocations(lists, readRevocations(await fetched(`revocations/${district.code}${after}`), listKey, verifyEs256)!);
  };
  const shownCode = async (id: string): Promise<string> =>
    (await test.data<{ passCode: { token: string } }>(holder, code, { id })).passCode.token;
  const decided = (token: string, ahead = 0) => {
    const now = new Date(test.now().getTime() + ahead * 1_000);
    const person = { direction: 'in' as const, token, temperature: null, answers: {}, registered: false };
    return decide(person, gate, { now, latestKnown: now, lists }).reason;
  };

  it('open a gate that has only fetched its lists, for a minute', async () => {
    await sync();
    const token = await shownCode(passes[0]!.id);
    expect(token).toMatch(/^LL1:[0-9A-Z $%*+./:-]{200,400}$/);
    expect([decided(token), decided(token, 85), decided(token, 95)]).toEqual(['ADMITTED', 'ADMITTED', 'TOKEN_REPLAYED']);
  });

  it('stop opening it when the pass is suspended, by one step of the list, and open it again', async () => {
    const token = await shownCode(passes[1]!.id);
    const { number } = lists.revocations!;
    await test.data(test.worker, suspend, { r: randomUUID(), id: passes[1]!.id });
    expect(await test.refusal(holder, code, { id: passes[1]!.id })).toBe('PASS_NOT_SHOWN');
    await sync();
    expect([lists.revocations!.number, decided(token)]).toEqual([number + 1, 'PASS_SUSPENDED']);
    await test.data(test.worker, restore, { r: randomUUID(), id: passes[1]!.id });
    await sync();
    expect([lists.revocations!.number, decided(token)]).toEqual([number + 2, 'ADMITTED']);
    const whole = readRevocations(await fetched(`revocations/${district.code}`), listKey, verifyEs256)!;
    expect(whole).toMatchObject({ after: null, suspended: [], revoked: [] });
    const far = readRevocations(await fetched(`revocations/${district.code}?after=99`), listKey, verifyEs256)!;
    expect(far.after).toBeNull();
  });

  it('are shown to the household and the committee alone', async () => {
    const stranger = await test.service.as([{ role: 'resident', scope: family.home.path, household: randomUUID() }]);
    const keeper = await test.service.as([{ role: 'gate-keeper', scope: compound.path }]);
    expect(await test.refusal(stranger, code, { id: passes[0]!.id })).toBe('PASS_UNKNOWN');
    expect(await test.refusal(keeper, code, { id: passes[0]!.id })).toBe('ACTION_NOT_ALLOWED');
  });

  it.each([
    ['trust/310104000000', 404],
    ['trust/nowhere', 404],
    [`revocations/${district.code}?after=-1`, 422],
  ])('of %s are answered with %d', async (path, status) => {
    const headers = { 'x-linli-gateway': readSecret('gateway-token') };
    expect((await fetch(`${test.service.url}/gate/${path}`, { headers })).status).toBe(status);
    expect((await fetch(`${test.service.url}/gate/${path}`)).status).toBe(403);
  });

  it('are trusted under the former key until they expire, after another has taken its place', async () => {
    const before = await shownCode(passes[0]!.id);
    const { number, keys } = lists.trust!;
    await test.moveTo(new Date(Date.now() + 31 * day));
    await test.workIsDone();
    await sync();
    expect([lists.trust!.number, lists.trust!.keys.length]).toEqual([number + 1, keys.length + 1]);
    expect(decided(before)).toBe('TOKEN_REPLAYED');
    expect(decided(await shownCode(passes[0]!.id))).toBe('ADMITTED');
    await test.published();
    const told = await eventually(() => test.heard.of('trust-list-published').length === 2 && test.heard.of('trust-list-published'));
    expect(told.map(({ payload }) => (payload['keyIds'] as string[]).length)).toEqual([1, 2]);
  });

  it('end with the pass, which expires at its minute', async () => {
    await test.moveTo(new Date(Date.now() + 91 * day));
    await test.workIsDone();
    await test.become(passes, ['expired', 'expired', 'expired']);
    expect(await test.refusal(holder, code, { id: passes[0]!.id })).toBe('PASS_NOT_SHOWN');
    expect(await test.wrongCounts()).toEqual([]);
    await test.published();
    await eventually(() => test.heard.of('pass-expired').length === 3);
    expect(test.heard.outOfOrder()).toEqual([]);
  });
});
