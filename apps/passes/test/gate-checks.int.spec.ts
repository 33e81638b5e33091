import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { uuidv7 } from '#platform/uuid.js';
import { eventually, rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { WriteGateChecks } from '../src/gate-check/write-gate-checks.js';
import { DeviceUnderTest } from './device-under-test.js';
import { compound, district, type Family, maotai, PassesUnderTest, type ShownPass } from './passes-under-test.js';

const open =
  'mutation ($input: OpenGateInput!) { openGate(input: $input) { id label open hours { from until } protocols { steps { kind } } } }';
const flow = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { gateFlow { checks admitted refused referred asOf
  byHour { hour checks } refusalsByReason { reason text checks } events(first: 2) { nodes { id type areaCode } endCursor } } } } }`;
const r = randomUUID;
const hour = 3_600_000;

interface Flow {
  checks: number;
  admitted: number;
  refused: number;
  referred: number;
  byHour: { checks: number }[];
  refusalsByReason: { reason: string; text: string; checks: number }[];
  events: { nodes: { id: string; type: string; areaCode: string }[]; endCursor: string | null } | null;
}

describe('gate checks', () => {
  let test: PassesUnderTest;
  let family: Family;
  let passes: ShownPass[];
  let gateId: string;
  let device: DeviceUnderTest;

  const opening = (changes: Record<string, unknown> = {}) => ({
    input: { requestId: r(), areaCode: compound.code, label: '东门', kind: 'pedestrian', ...changes },
  });
  const flowOf = async (code: string, caller: TestCaller = test.worker): Promise<Flow> => {
    const { _entities } = await test.data<{ _entities: { gateFlow: Flow }[] }>(caller, flow, { of: [{ __typename: 'Area', code }] });
    return _entities[0]!.gateFlow;
  };
  const kept = async (): Promise<number> =>
    Number((await rows<{ n: string }>(test.service.database.adminUrl, 'SELECT count(*) AS n FROM gate_check'))[0]!.n);
  const wrongFlows = () =>
    rows(
      test.service.database.adminUrl,
      `WITH recount AS (SELECT path, date_trunc('hour', checked_at) AS hour, reason, decision, count(*) AS n FROM gate_check GROUP BY 1, 2, 3, 4)
       SELECT * FROM recount FULL JOIN gate_flow f USING (path, hour, reason, decision) WHERE recount.n IS DISTINCT FROM f.checks`,
    );

  beforeAll(async () => {
    test = await PassesUnderTest.start();
    // Figures are those of the day: at noon, what comes late by hours is of the same one.
    await test.moveTo(chinaTime(chinaDayAfter(chinaDay(new Date())), '12:00'));
    family = test.family(1, 3);
    await test.settle();
    passes = (await test.issue(family.people.map((residentId) => ({ residentId })))).passes;
    gateId = (await test.data<{ openGate: { id: string } }>(test.worker, open, opening())).openGate.id;
    device = await DeviceUnderTest.enrol(test, gateId);
  }, 120_000);
  afterAll(() => test.stop());

  it('come in batches: good rows are kept, bad ones answered in the language of the device, and a repeat changes nothing', async () => {
    const at = (ago: number) => new Date(test.now().getTime() - ago * 60_000);
    const [pass] = passes;
    const batch = [
      device.check(at(50), { passId: pass!.id }),
      device.check(at(49), { passId: r() }),
      { ...device.check(at(48)), mode: 'boat' },
      device.check(at(47), { decision: 'refuse', reason: 'TOKEN_FORGED', mode: 'car', passengers: 3 }),
      { ...device.check(at(-60)) },
      device.check(at(45), { decision: 'refer', reason: 'FEVER', temperature: 37.6, visitor: { name: '访客甲', phone: '13800000000' } }),
      { ...device.check(at(44)), counter: 1 },
    ];
    const first = await device.sync(batch, 'ko');
    expect(first).toMatchObject({ accepted: 3, repeated: 0 });
    expect(first.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'GATE_PASS_UNKNOWN'],
      [2, 'GATE_CHECK_WRONG'],
      [4, 'GATE_CLOCK_WRONG'],
      [6, 'GATE_COUNTER_BACKWARDS'],
    ]);
    expect(first.rejected[0]!.message).toMatch(/통행증/);
    expect(await device.sync(batch)).toMatchObject({ accepted: 3, repeated: 3 });
    expect(await wrongFlows()).toEqual([]);
    const [visitor] = await rows<{ visitor_sealed: Buffer }>(
      test.service.database.adminUrl,
      'SELECT visitor_sealed FROM gate_check WHERE visitor_sealed IS NOT NULL',
    );
    expect(visitor!.visitor_sealed.toString('utf8')).not.toContain('访客甲');
  });

  it('are told to others once, with whose pass it was and without a name', async () => {
    await test.published();
    const told = await eventually(() => test.heard.of('gate-checked').length === 3 && test.heard.of('gate-checked'));
    expect(told.map(({ payload }) => [payload['decision'], payload['passId'], payload['residentId']]).toSorted()).toEqual([
      ['admit', passes[0]!.id, passes[0]!.residentId],
      ['refer', null, null],
      ['refuse', null, null],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/访客|1380000/);
  });

  it('that come late, after later ones, are kept; a counter that starts again is not believed', async () => {
    const other = await DeviceUnderTest.enrol(test, gateId);
    const at = (ago: number) => new Date(test.now().getTime() - ago * 60_000);
    const early = [1, 2, 3].map((minute) => other.check(at(30 - minute)));
    const late = [1, 2, 3].map((minute) => other.check(at(20 - minute)));
    expect(await other.sync(late)).toMatchObject({ accepted: 3 });
    expect(await other.sync(early)).toMatchObject({ accepted: 3, repeated: 0, rejected: [] });
    const again = await other.sync([
      { ...other.check(at(5)), counter: 1 },
      { ...other.check(at(4)), counter: 2 },
    ]);
    expect(again.rejected.map(({ code }) => code)).toEqual(['GATE_COUNTER_BACKWARDS', 'GATE_COUNTER_BACKWARDS']);
    expect(await wrongFlows()).toEqual([]);
  });

  it('of one device are not another one’s', async () => {
    const other = await DeviceUnderTest.enrol(test, gateId);
    const check = device.check(test.now());
    await device.sync([check]);
    expect((await other.sync([check])).rejected.map(({ code }) => code)).toEqual(['GATE_CHECK_WRONG']);
  });

  it('are neither lost nor doubled when two devices send everything twice at once', async () => {
    const before = await kept();
    const two = await Promise.all([1, 2].map(() => DeviceUnderTest.enrol(test, gateId)));
    const start = test.now().getTime() - 2 * hour;
    const sent = two.flatMap((one) => {
      const checks = Array.from({ length: 300 }, (_, index) =>
        one.check(new Date(start + index * 1_000), { passId: passes[index % 3]!.id }),
      );
      const batches = Array.from({ length: 15 }, (_, index) => checks.slice(index * 20, index * 20 + 20));
      return [...batches, ...batches].map((batch) => one.sync(batch));
    });
    const answers = await Promise.all(sent);
    expect(answers.every(({ accepted, rejected }) => accepted === 20 && rejected.length === 0)).toBe(true);
    expect(answers.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(600);
    expect(await kept()).toBe(before + 600);
    expect(await wrongFlows()).toEqual([]);
    await test.published();
    await eventually(() => test.heard.of('gate-checked').length === before + 600);
    expect(test.heard.outOfOrder()).toEqual([]);
  }, 60_000);

  it('are to be sent again, and no fault, while the database goes away under them', async () => {
    const before = await kept();
    const other = await DeviceUnderTest.enrol(test, gateId);
    const start = test.now().getTime() - hour;
    const checks = Array.from({ length: 400 }, (_, index) => other.check(new Date(start + index * 1_000)));
    const batches = Array.from({ length: 40 }, (_, index) => checks.slice(index * 10, index * 10 + 10));
    const answered = new Set<string>();
    const tell = (batch: readonly object[]) =>
      eventually(async () => {
        const { status, body } = await other.post('checks', batch, { authorization: `Bearer ${await other.token()}` });
        answered.add(status === 200 ? 'taken' : (body as { code: string }).code);
        return status === 200;
      }, 30_000);
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'passes_app'
      AND application_name <> 'passes-relay'`;
    const telling = Promise.all(batches.map(tell));
    for (let cuts = 0; cuts < 15; cuts += 1) await rows(test.service.database.adminUrl, cut);
    await telling;
    expect([...answered].filter((answer) => answer !== 'taken' && answer !== 'TRY_LATER')).toEqual([]);
    expect(await kept()).toBe(before + checks.length);
    expect(await wrongFlows()).toEqual([]);
  }, 60_000);

  it('are written five hundred at a time by one statement, with their events and counts', async () => {
    const write = test.service.app.get(WriteGateChecks);
    const known = { id: device.id, gateId, path: compound.path };
    const at = test.now().getTime() - hour;
    const checks = Array.from({ length: 500 }, (_, index) => ({
      ...{ checkKey: uuidv7(at), counter: 100_000 + index, checkedAt: new Date(at), direction: 'out' as const, mode: 'foot' as const },
      ...{
        passengers: 0,
        answers: {},
        steps: ['scan' as const],
        decision: 'admit' as const,
        reason: 'ADMITTED' as const,
        listNumbers: {},
      },
      device: known,
    }));
    const statements = await test.statementsOf(() => write.execute(checks));
    expect(statements).toHaveLength(1);
    expect(await wrongFlows()).toEqual([]);
  });

  it.each([
    ['GATE_CHECKS_TOO_MANY', Array.from({ length: 201 }, () => ({}))],
    ['INPUT_INVALID', { checks: [] }],
  ])('are refused together with %s', async (code, body) => {
    const headers = { authorization: `Bearer ${await device.token()}` };
    expect(await device.post('checks', body, headers)).toMatchObject({ status: 422, body: { code } });
  });

  it('are counted by hour and reason, for 24 committees by one statement, and hide small counts', async () => {
    const counted = await flowOf(compound.code);
    expect(counted.checks).toBe(await kept());
    expect(counted.checks).toBe(counted.admitted + counted.refused + counted.referred);
    expect(counted.byHour.reduce((sum, { checks }) => sum + checks, 0)).toBe(counted.checks);
    expect(counted.refusalsByReason.map(({ reason }) => reason).toSorted()).toEqual(['FEVER', 'TOKEN_FORGED']);
    expect(counted.events!.nodes).toHaveLength(2);
    expect(counted.events!.nodes[0]).toMatchObject({ areaCode: compound.code, type: 'gate-admitted' });
    const leader = await test.service.as([{ role: 'district-leader', scope: district.path }]);
    expect(await flowOf(maotai.code, leader)).toMatchObject({
      checks: null,
      events: null,
      refusalsByReason: [{ checks: null }, { checks: null }],
    });
    const light =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { gateFlow { checks admitted } passes { active } } } }';
    const of = Array.from({ length: 24 }, () => ({ __typename: 'Area', code: maotai.code }));
    expect(await test.statementsOf(() => test.data(leader, light, { of }))).toHaveLength(2);
  });

  it('are shown to the household of the pass, and to no other', async () => {
    const log = 'query ($id: ID!) { gateChecks(passId: $id, first: 3) { nodes { decision reasonText } endCursor } }';
    const resident = await test.service.as([{ role: 'resident', scope: family.home.path, household: family.household }], {
      language: 'ja',
    });
    const { gateChecks } = await test.data<{ gateChecks: { nodes: object[]; endCursor: string } }>(resident, log, { id: passes[0]!.id });
    expect(gateChecks.nodes[0]).toEqual({ decision: 'admit', reasonText: 'お通りください。' });
    expect([gateChecks.nodes.length, typeof gateChecks.endCursor]).toEqual([3, 'string']);
    const stranger = await test.service.as([{ role: 'resident', scope: family.home.path, household: r() }]);
    expect(await test.data(stranger, log, { id: passes[0]!.id })).toEqual({ gateChecks: { nodes: [], endCursor: null } });
    expect(await rows(test.service.database.appUrl, 'SELECT 1 FROM gate_check UNION ALL SELECT 1 FROM gate')).toEqual([]);
  });

  it('stand in partitions that are made ahead and dropped after thirty days', async () => {
    const parts = async () =>
      (
        await rows<{ part: string }>(
          test.service.database.adminUrl,
          `SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'gate_check'::regclass`,
        )
      ).map(({ part }) => part);
    await test.workIsDone();
    const before = await parts();
    expect(before.length).toBeGreaterThanOrEqual(8);
    for (const part of before) expect(await rows(test.service.database.appUrl, `SELECT 1 FROM ${part}`)).toEqual([]);
    await test.moveTo(new Date(Date.now() + 35 * 24 * hour));
    await test.workIsDone();
    expect(await kept()).toBe(0);
    expect((await parts()).some((part) => before.slice(0, 1).includes(part))).toBe(false);
    expect(await device.sync([device.check(test.now(), { passId: passes[0]!.id })])).toMatchObject({ accepted: 1 });
  });
});
